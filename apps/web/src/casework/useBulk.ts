import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { again } from '../api/again';
import { actOnCases, type BulkAct, type BulkWords } from '../api/caseActs';
import type { CaseRow } from '../api/cases';
import { sentenceOf } from '../shell/ProblemAlert';

export type BulkResult = { done: true } | { done: false; why: string };

/** One command a service, each case with an outcome of its own. */
export function useBulk(act: BulkAct): {
  results: ReadonlyMap<string, BulkResult>;
  running: boolean;
  run: (rows: CaseRow[], words: BulkWords) => Promise<void>;
} {
  const queries = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<string, BulkResult>>(new Map());
  const [running, setRunning] = useState(false);

  const run = async (rows: CaseRow[], words: BulkWords): Promise<void> => {
    setRunning(true);
    for (const service of new Set(rows.map((row) => row.service))) {
      const ids = rows.filter((row) => row.service === service).map(({ caseId }) => caseId);
      const said = await again((key) => actOnCases({ service, act, ids, ...words }, key)).then(
        ({ outcomes }) =>
          outcomes.map(({ caseId, refused }) => [caseId, resultOf(refused)] as const),
        (error: unknown) => ids.map((id) => [id, { done: false, why: sentenceOf(error) }] as const),
      );
      setResults((held) => new Map([...held, ...said]));
    }
    setRunning(false);
    await queries.invalidateQueries();
  };
  return { results, running, run };
}

const resultOf = (refused: { title: string } | undefined): BulkResult =>
  refused ? { done: false, why: refused.title } : { done: true };
