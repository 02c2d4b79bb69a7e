import { Button, Flex, Modal, Table, Tag } from 'antd';
import { type JSX, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { actOnCase } from '../api/caseActs';
import type { CaseAct, CaseRow } from '../api/cases';
import { submissionKey } from '../api/useCommand';
import { sentenceOf } from '../shell/ProblemAlert';
import { caseName } from './caseColumns';
import { CaseStateTag } from './CaseTags';

/** Acts that need no words of their own, so that many cases can have them at once. */
export const BULK_ACTS = ['acknowledge', 'remind', 'accept', 'hand-up'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** Which of them at least one of these cases allows, in how many. */
export const bulkOffers = (rows: readonly CaseRow[]): { act: BulkAct; count: number }[] =>
  BULK_ACTS.map((act) => ({
    act,
    count: rows.filter(({ acts }) => acts.includes(act)).length,
  })).filter(({ count }) => count > 0);

export type BulkResult = { done: true } | { done: false; why: string };

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

interface DialogProps {
  act: BulkAct;
  rows: CaseRow[];
  onClose: (done: boolean) => void;
}

function BulkDialog({ act, rows, onClose }: DialogProps): JSX.Element {
  const { t } = useTranslation();
  const { results, running, run } = useBulk(act);
  const fit = rows.filter(({ acts }) => acts.includes(act));
  const asked = results.size > 0 || running;
  const failed = [...results.values()].filter(({ done }) => !done).length;
  const word = t(`caseActs/${act}`);
  return (
    <Modal
      open
      width={640}
      title={t('cases/bulkTitle', { act: word })}
      onCancel={() => onClose(asked)}
      closable={!running}
      maskClosable={false}
      footer={
        asked ? (
          <Button type="primary" disabled={running} onClick={() => onClose(true)}>
            {t('common/close')}
          </Button>
        ) : (
          <>
            <Button onClick={() => onClose(false)}>{t('common/cancel')}</Button>
            <Button type="primary" onClick={() => void run(fit)}>
              {word} ({fit.length})
            </Button>
          </>
        )
      }
    >
      <p role="status">
        {!asked
          ? t('cases/bulkAsk', { count: fit.length, act: word })
          : running
            ? t('cases/bulkRunning', { done: results.size, of: fit.length })
            : t('cases/bulkResult', { done: results.size - failed, failed })}
      </p>
      <Table<CaseRow>
        size="small"
        className="bulk-rows"
        rowKey={({ caseId }) => caseId}
        dataSource={fit}
        pagination={false}
        scroll={{ y: 320 }}
        columns={[
          { key: 'name', title: t('cases/matter'), render: (_, row) => caseName(row) },
          { key: 'partner', title: t('fields/partner'), render: (_, { partner }) => partner.name },
          {
            key: 'result',
            title: t(asked ? 'cases/result' : 'fields/state'),
            render: (_, row) =>
              asked ? <Result result={results.get(row.caseId)} /> : <CaseStateTag row={row} />,
          },
        ]}
      />
      {fit.length < rows.length && (
        <p className="field-hint">
          {t('cases/bulkNotFit', { count: rows.length - fit.length, act: word })}
        </p>
      )}
    </Modal>
  );
}

function Result({ result }: { result: BulkResult | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  if (!result) return null;
  return result.done ? (
    <Tag color="green" className="state-tag">
      {t('cases/bulkDone')}
    </Tag>
  ) : (
    <span className="bad">{result.why}</span>
  );
}

/** One command a case under a key of its own: a refused one stops no other, and each says how it went. */
function useBulk(act: CaseAct): {
  results: ReadonlyMap<string, BulkResult>;
  running: boolean;
  run: (rows: CaseRow[]) => Promise<void>;
} {
  const queries = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<string, BulkResult>>(new Map());
  const [running, setRunning] = useState(false);

  const run = async (rows: CaseRow[]): Promise<void> => {
    setRunning(true);
    for (const row of rows) {
      const result = await actOnCase({ row, act }, submissionKey()).then(
        (): BulkResult => ({ done: true }),
        (error: unknown): BulkResult => ({ done: false, why: sentenceOf(error) }),
      );
      setResults((held) => new Map(held).set(row.caseId, result));
    }
    setRunning(false);
    await queries.invalidateQueries();
  };
  return { results, running, run };
}
