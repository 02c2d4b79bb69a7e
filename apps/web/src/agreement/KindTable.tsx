import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDocument, DraftForm } from '../api/agreements';
import { listed, textOf } from '../texts';
import { fieldName, inReading, kindName, purposeName } from './clause-lines';

/** 第三条 as the document shows it: the law, and a row for each kind of information. */
export function KindTable({
  document: doc,
  form,
}: {
  document: AgreementDocument;
  form: DraftForm;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <ol>
        {(doc.legalBasis ?? []).map((law, i) => (
          <li key={i}>{inReading(law)}</li>
        ))}
      </ol>
      <table className="agreement-kinds">
        <thead>
          <tr>
            <th scope="col">{t('agreement/edit/kind')}</th>
            <th scope="col">{t('agreement/edit/basis')}</th>
            <th scope="col">{t('agreement/edit/purpose')}</th>
            <th scope="col">{t('agreement/edit/permitted')}</th>
          </tr>
        </thead>
        <tbody>
          {doc.kindTerms?.map(({ kind, legalBasis, purpose, fields }) => (
            <tr key={kind}>
              <td>{kindName(kind)}</td>
              <td>{textOf('agreement/bases', legalBasis)}</td>
              <td>{purposeName(purpose, form)}</td>
              <td>{listed(fields.map((field) => fieldName(field, kind)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
