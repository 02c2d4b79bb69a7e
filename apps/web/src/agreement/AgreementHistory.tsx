import { Timeline } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement } from '../api/agreements';
import { momentOf } from '../format';
import { textOf } from '../texts';

/** 往来记录: what both sides said, who said it here, and whether it has been received. */
export function AgreementHistory({ agreement }: { agreement: Agreement }): JSX.Element {
  const { t } = useTranslation();
  const { history, own } = agreement;
  return (
    <Timeline
      items={[...history].reverse().map(({ act, by, account = '', at, text, coveredAt }, i) => ({
        key: i,
        content: (
          <>
            <strong>{textOf('agreement/steps', act)}</strong>　
            {t('agreement/by', { region: by.name, account })}　{momentOf(at)}
            {text && <div>{text}</div>}
            {by.code === own.code && (
              <div className="quiet">
                {coveredAt
                  ? t('agreement/delivered', { at: momentOf(coveredAt) })
                  : t('agreement/pending')}
              </div>
            )}
          </>
        ),
      }))}
    />
  );
}
