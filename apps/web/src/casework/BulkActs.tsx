import { Button, Flex } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BULK_ACTS, type BulkAct } from '../api/caseActs';
import type { CaseRow } from '../api/cases';
import { BulkDialog } from './dialogs/BulkDialog';

/** Which of them at least one of these cases allows, in how many. */
export const bulkOffers = (rows: readonly CaseRow[]): { act: BulkAct; count: number }[] =>
  BULK_ACTS.map((act) => ({
    act,
    count: rows.filter(({ acts }) => acts.includes(act)).length,
  })).filter(({ count }) => count > 0);

interface Props {
  rows: CaseRow[];
  onClear: () => void;
}

/** What can be done with the selected cases at once. */
export function BulkActs({ rows, onClear }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<{ act: BulkAct; rows: CaseRow[] }>();
  if (rows.length === 0 && !chosen) return null;
  const offers = bulkOffers(rows);
  return (
    <Flex gap={8} align="center" wrap className="bulk-acts">
      <span role="status">{t('cases/selected', { count: rows.length })}</span>
      {offers.length === 0 && <span className="quiet">{t('cases/noBulk')}</span>}
      {offers.map(({ act, count }) => (
        <Button key={act} type="primary" ghost onClick={() => setChosen({ act, rows })}>
          {t(`caseActs/${act}`)} ({count})
        </Button>
      ))}
      <Button type="text" onClick={onClear}>
        {t('cases/clear')}
      </Button>
      {chosen && (
        <BulkDialog
          {...chosen}
          onClose={(done) => {
            setChosen(undefined);
            if (done) onClear();
          }}
        />
      )}
    </Flex>
  );
}
