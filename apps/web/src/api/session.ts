import { command, read } from './http';

/** Roles an account can be given; that of 考核员 waits for assessment. */
export const ROLES = [
  'community-manager',
  'township-clerk',
  'exchange-officer',
  'liaison-officer',
  'department-reporter',
  'leader',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number] | 'assessor';

export interface Organisation {
  code: string;
  name: string;
}

export interface Session {
  account: {
    id: string;
    username: string;
    displayName: string;
    role: Role;
    organisation: Organisation;
    mustChangePassword: boolean;
  };
  acts: string[];
  region: Organisation;
  clockMoved: boolean;
  /** The region's own "now"; every date a form proposes comes from it, not from the visitor's machine. */
  now: string;
}

export const getSession = (): Promise<Session> => read<Session>('/api/session');

export const signIn = (
  input: { username: string; password: string },
  key: string,
): Promise<Session> => command<Session>('POST', '/api/session', { body: input, key });

export const signOut = (key: string): Promise<void> =>
  command<void>('DELETE', '/api/session', { key });

export const changePassword = (
  input: { current: string; next: string },
  key: string,
): Promise<void> => command<void>('PUT', '/api/session/password', { body: input, key });
