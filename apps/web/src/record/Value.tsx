import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../region/useCodes';
import { useDivisionName } from '../region/useDivisionName';

const TABLES: Record<string, string> = {
  sex: 'sex',
  ethnicGroup: 'ethnicGroup',
  dwellingKind: 'dwelling',
  reason: 'reason',
  channel: 'channel',
  documentKind: 'documentKind',
};
const DIVISIONS = new Set([
  'homeDivision',
  'residenceDivision',
  'destinationDivision',
  'organisation',
  'toDivision',
]);
const MONO = new Set(['idNumber', 'phone', 'villagePhone']);

/** A value of a section in words: codes and divisions by name. */
export function Value({ field, value }: { field: string; value: unknown }): JSX.Element {
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  if (typeof value !== 'string' && typeof value !== 'number')
    return <span className="absent">{t('common/none')}</span>;
  const text = String(value);
  if (DIVISIONS.has(field)) return <DivisionName code={text} />;
  const table = TABLES[field];
  if (table) return <>{labelOf(table, text)}</>;
  return MONO.has(field) ? <span className="mono">{text}</span> : <>{text}</>;
}

function DivisionName({ code }: { code: string }): JSX.Element {
  const name = useDivisionName(code);
  return <span title={code}>{name || code}</span>;
}
