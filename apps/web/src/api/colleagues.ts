import { command, read } from './http';
import type { Role } from './session';

/** Somebody of the own area a case can be given to. */
export interface Colleague {
  account: string;
  name: string;
  organisation: string;
  role: Role;
}

export interface Absence {
  absenceId: string;
  account: string;
  deputy: string;
  organisation: string;
  from: string;
  to: string;
}

export const getColleagues = (): Promise<Colleague[]> =>
  read<Colleague[]>('/api/bureau/colleagues');

export const getAbsences = (): Promise<Absence[]> => read<Absence[]>('/api/bureau/absences');

export const announceAbsence = (
  body: { deputy: string; from: string; to: string },
  key: string,
): Promise<{ absenceId: string }> =>
  command<{ absenceId: string }>('POST', '/api/bureau/absences', { body, key });

export const endAbsence = ({ id }: { id: string }, key: string): Promise<unknown> =>
  command<unknown>('POST', `/api/bureau/absences/${encodeURIComponent(id)}/end`, { key });
