/** One refused field, named as in the request, with a sentence in the reader's language. */
export interface FieldFault {
  field: string;
  code: string;
  text: string;
}

/** Problem details (RFC 9457); `title` is the sentence for people, `code` is stable. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string | Record<string, string | number | boolean>;
  faults?: FieldFault[];
}

/** The region answered, and refused. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Everything that was refused is said at the fields. */
export class FieldsRefused extends Error {
  constructor() {
    super('fields');
  }
}

/** No answer came: whether a command was carried out is unknown, so it may only be repeated under its own key. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
  }
}

export const statusOf = (error: unknown): number | undefined =>
  error instanceof Refused ? error.problem.status : undefined;
