import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDocument, AgreementVersion, DraftForm } from '../api/agreements';
import { momentOf } from '../format';
import { clauseLines, clauseTitle } from './clause-lines';
import { KindTable } from './KindTable';
import { listed } from '../texts';

interface Props {
  document: AgreementDocument;
  form: DraftForm;
  nameOf: (region: string) => string;
  /** Once signed: what proves it is printed under the text. */
  signed?: AgreementVersion | undefined;
  /** When a region signed, as far as it is told. */
  signedAt?: (region: string) => string | undefined;
}

/** 协议书: the document as people know it, signatures and 存证信息 below; what is printed. */
export function AgreementText({
  document: doc,
  form,
  nameOf,
  signed,
  signedAt,
}: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const title = i18n.language === 'en' ? doc.title.en : doc.title.zh;
  return (
    <article className="agreement-text" aria-labelledby="agreement-text-title">
      <h2 id="agreement-text-title">{title}</h2>
      <p className="agreement-number">
        {t('agreement/number')}：<span className="mono">{doc.id}</span>　
        {t('agreement/nth', { n: doc.version })}
      </p>
      <dl className="agreement-parties">
        {doc.regions.map((region, i) => (
          <div key={region}>
            <dt>{t(i === 0 ? 'agreement/partyA' : 'agreement/partyB')}</dt>
            <dd>{partyNames(doc, region, i18n.language) || nameOf(region)}</dd>
          </div>
        ))}
      </dl>
      <p className="agreement-preamble">{t('agreement/preamble')}</p>
      {form.clauses.map((clause) => (
        <section key={clause.code}>
          <h3>{clauseTitle(clause)}</h3>
          {clause.code === 'kinds' && doc.kindTerms ? (
            <KindTable document={doc} form={form} />
          ) : (
            <ol>
              {clauseLines(clause.code, doc, form, nameOf).map((line, i) => (
                <li key={i}>{line}</li>
              ))}
            </ol>
          )}
        </section>
      ))}
      <Signatures {...{ document: doc, nameOf, signed, signedAt }} />
      {signed && <Evidence signed={signed} />}
    </article>
  );
}

function partyNames({ parties = [] }: AgreementDocument, region: string, language: string): string {
  return listed(
    parties
      .filter((party) => party.region === region)
      .map(({ name }) => (language === 'en' ? name.en : name.zh)),
  );
}

/** The last lines of a document on paper: who signed for each side, and on which day. */
function Signatures({ document: doc, nameOf, signed, signedAt }: Omit<Props, 'form'>): JSX.Element {
  const { t, i18n } = useTranslation();
  return (
    <div className="agreement-signatures">
      {doc.regions.map((region, i) => {
        const at = signed && signedAt?.(region);
        return (
          <div key={region}>
            <p>
              {t(i === 0 ? 'agreement/partyA' : 'agreement/partyB')}：
              {partyNames(doc, region, i18n.language) || nameOf(region)}
            </p>
            <p>{t(signed ? 'agreement/signedElectronically' : 'agreement/notSigned')}</p>
            <p>{at ? t('agreement/signedOn', { day: momentOf(at).slice(0, 10) }) : '\u00a0'}</p>
          </div>
        );
      })}
    </div>
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
