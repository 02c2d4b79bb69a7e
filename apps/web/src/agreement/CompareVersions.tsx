import { Alert } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDocument, DraftForm } from '../api/agreements';
import { clauseLines, clauseTitle } from './clause-lines';

interface Props {
  left: AgreementDocument;
  right: AgreementDocument;
  form: DraftForm;
  nameOf: (region: string) => string;
}

/** 版本比较: clause by clause, only what differs. */
export function CompareVersions({ left, right, form, nameOf }: Props): JSX.Element {
  const { t } = useTranslation();
  const changed = form.clauses
    .map((clause) => {
      const here = clauseLines(clause.code, left, form, nameOf);
      const there = clauseLines(clause.code, right, form, nameOf);
      return {
        clause,
        here: here.filter((line) => !there.includes(line)),
        there: there.filter((line) => !here.includes(line)),
      };
    })
    .filter(({ here, there }) => here.length + there.length > 0);
  if (changed.length === 0) return <Alert type="info" showIcon title={t('agreement/same')} />;
  return (
    <>
      {changed.map(({ clause, here, there }) => (
        <section key={clause.code} className="agreement-difference">
          <h3>{clauseTitle(clause)}</h3>
          <div>
            <h4>{t('agreement/onlyHere')}</h4>
            <ul>
              {here.map((line, i) => (
                <li key={i}>
                  <del>{line}</del>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h4>{t('agreement/onlyThere')}</h4>
            <ul>
              {there.map((line, i) => (
                <li key={i}>
                  <ins>{line}</ins>
                </li>
              ))}
            </ul>
          </div>
        </section>
      ))}
    </>
  );
}
