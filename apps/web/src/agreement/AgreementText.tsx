import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDocument, AgreementVersion, DraftForm } from '../api/agreements';
import { clauseLines, clauseTitle } from './clause-lines';

interface Props {
  document: AgreementDocument;
  form: DraftForm;
  nameOf: (region: string) => string;
  /** Once signed: what proves it is printed under the text. */
  signed?: AgreementVersion | undefined;
}

/** 协议正文: the document as people know it, with 存证信息 below; what is printed. */
export function AgreementText({ document: doc, form, nameOf, signed }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const title = i18n.language === 'en' ? doc.title.en : doc.title.zh;
  return (
    <article className="agreement-text" aria-labelledby="agreement-text-title">
      <h2 id="agreement-text-title">{title}</h2>
      <p className="quiet">
        {t('agreement/number')}：<span className="mono">{doc.id}</span>　
        {t('agreement/nth', { n: doc.version })}
      </p>
      <p>{t('agreement/preamble')}</p>
      {form.clauses.map((clause) => (
        <section key={clause.code}>
          <h3>{clauseTitle(clause)}</h3>
          <ol>
            {clauseLines(clause.code, doc, form, nameOf).map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ol>
        </section>
      ))}
      {signed && <Evidence signed={signed} />}
    </article>
  );
}

/** 存证信息: the hash of the text and both signatures. */
function Evidence({ signed }: { signed: AgreementVersion }): JSX.Element {
  const { t } = useTranslation();
  return (
    <section className="agreement-evidence" aria-label={t('agreement/evidence')}>
      <h3>{t('agreement/evidence')}</h3>
      <dl>
        <dt>{t('agreement/hash')}</dt>
        <dd className="mono">{signed.hash}</dd>
        <dt>{t('agreement/bytes')}</dt>
        <dd>{signed.bytes}</dd>
        {signed.signatures.map(({ region, kid, signature }) => (
          <div key={region.code}>
            <dt>{t('agreement/signatureLine', { name: region.name })}</dt>
            <dd className="mono">
              {t('agreement/keyId')} {kid}
              <br />
              {signature}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
