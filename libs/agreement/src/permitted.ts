import type { AgreementDocument, AgreementKindTerm } from '@contracts';
import type { TermsRefusal } from './agreement-terms';

/** What an entry is measured by: its type, the basis and purpose it names, and its members. */
export interface Said {
  readonly kind: string;
  readonly legalBasis?: string;
  readonly purpose?: string;
  /** Members by the JSON pointer they stand at. */
  readonly fields?: readonly { readonly name: string; readonly pointer: string }[];
}

/** Why something may not travel, and where in the entry that shows. */
export interface NotPermitted {
  readonly code: TermsRefusal;
  readonly pointer: string;
}

/**
 * Judges kind, legal basis, purpose and members by clause 3 of a version. A version without `kindTerms` permits its kinds
 * with all their members. Basis and purpose belong to the kind: entries on another basis are another kind.
 */
export function notPermitted(document: AgreementDocument, said: Said): NotPermitted | undefined {
  if (!document.kinds.includes(said.kind)) return { code: 'agreement.kind', pointer: '/type' };
  const term = termOf(document, said.kind);
  if (!term) return undefined;
  if (said.legalBasis !== undefined && said.legalBasis !== term.legalBasis)
    return { code: 'agreement.kind', pointer: '/legalbasis' };
  if (said.purpose !== undefined && said.purpose !== term.purpose)
    return { code: 'agreement.kind', pointer: '/data/open/purpose' };
  const beyond = said.fields?.find(({ name }) => !term.fields.includes(name));
  return beyond && { code: 'agreement.field', pointer: beyond.pointer };
}

function termOf(document: AgreementDocument, kind: string): AgreementKindTerm | undefined {
  return document.kindTerms?.find((term) => term.kind === kind);
}
