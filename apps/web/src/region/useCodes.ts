import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Code, getCodes, getPartners, type Partner } from '../api/region';

interface Codes {
  /** Choices of a table in the reader's language. */
  options: (table: string) => { value: string; label: string }[];
  /** The word of a code; the code itself when the table does not know it. */
  labelOf: (table: string, code: unknown) => string;
}

const HOUR_MS = 3_600_000;

/** The region's code tables (GB/T and kin); they change with releases, not with work. */
export function useCodes(): Codes {
  const { i18n } = useTranslation();
  const { data } = useQuery({ queryKey: ['codes'], queryFn: getCodes, staleTime: HOUR_MS });
  const english = i18n.language === 'en';
  const valuesOf = useCallback(
    (table: string): Code[] => {
      const held = data?.[table] ?? [];
      return Array.isArray(held) ? held : held.values;
    },
    [data],
  );
  const options = useCallback(
    (table: string) =>
      valuesOf(table)
        .filter(({ offered }) => offered !== false)
        .map(({ code, zh, en }) => ({ value: code, label: english ? en : zh })),
    [valuesOf, english],
  );
  const labelOf = useCallback(
    (table: string, code: unknown) => {
      if (typeof code !== 'string') return '';
      const held = valuesOf(table).find((one) => one.code === code);
      return held ? (english ? held.en : held.zh) : code;
    },
    [valuesOf, english],
  );
  return { options, labelOf };
}

/** Name of a partner region; its code while the partners are not read. */
export function usePartnerName(): (code: string) => string {
  const partners = usePartners();
  return (code) => partners.find((partner) => partner.code === code)?.name ?? code;
}

/** Regions with an agreement in force. */
export function usePartners(): Partner[] {
  const { data } = useQuery({ queryKey: ['partners'], queryFn: getPartners, staleTime: 60_000 });
  return data ?? [];
}
