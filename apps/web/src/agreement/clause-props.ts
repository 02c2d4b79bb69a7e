import type { AgreementDocument, DraftForm } from '../api/agreements';

export interface ClauseProps {
  draft: AgreementDocument;
  form: DraftForm;
  nameOf: (region: string) => string;
}
