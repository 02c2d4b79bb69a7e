import './casework.css';
import { Card, Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRow } from '../api/cases';
import { shortMomentOf } from '../format';
import { useNow } from '../identity/session';
import { listed, textOf } from '../texts';
import { casePath } from './caseColumns';
import { CaseStateTag, DueTag, KindTag } from './CaseTags';

/** What is and was asked about a record; nothing at all where nothing was. */
export function RelatedCases({ cases }: { cases: CaseRow[] }): JSX.Element | null {
  const { t } = useTranslation();
  const now = useNow();
  if (cases.length === 0) return null;
  return (
    <Card size="small" title={t('case/ofRecord')} className="related-cases">
      <ul className="plain-list">
        {cases.map((row) => (
          <li key={row.caseId}>
            <Flex gap={8} wrap align="center">
              <Link to={casePath(row.caseId)}>
                <KindTag row={row} />
                {row.fields.length > 0 &&
                  `：${listed(row.fields.map((field) => textOf('fields', field)))}`}
              </Link>
              <CaseStateTag row={row} />
              <DueTag row={row} />
              <span className="quiet">
                {t(`cases/sides/${row.side}`)} · {shortMomentOf(row.openedAt, now())}
              </span>
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
