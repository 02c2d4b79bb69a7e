import type { JSX } from 'react';
import { Deadlines, Duties, Ladder, OwnCalendar, Scheme, Services } from './TermFields';
import type { ClauseProps } from './clause-props';
import { Kinds } from './KindFields';
import { JointHandlers, Officers, Parties } from './PeopleFields';
import { Term, Trust } from './ValidityFields';

/** The inputs of one clause: everything that can be agreed is edited here. */
export function ClauseFields({
  clause,
  ...props
}: ClauseProps & { clause: string }): JSX.Element | null {
  const Fields = editors[clause];
  return Fields ? <Fields {...props} /> : null;
}

const editors: Record<string, (props: ClauseProps) => JSX.Element> = {
  parties: Parties,
  officers: Officers,
  kinds: Kinds,
  duties: Duties,
  deadlines: Deadlines,
  calendar: OwnCalendar,
  services: Services,
  scheme: Scheme,
  ladder: Ladder,
  'joint-handlers': JointHandlers,
  term: Term,
  trust: Trust,
};
