import { Alert, Flex } from 'antd';
import { ArrowRightOutlined } from '@ant-design/icons';
import { type JSX, useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type CaseRow, getCasesOfRecord } from '../api/cases';
import { Refused } from '../api/problem';
import {
  getRecord,
  getTimeline,
  type JointRecord,
  type Revealed,
  revealRecord,
  type TimelineItem,
} from '../api/records';
import { ageOn, shortMomentOf } from '../format';
import { EnterCorrection } from '../casework/EnterCorrection';
import { RelatedCases } from '../casework/RelatedCases';
import { useCan, useNow, useToday } from '../identity/session';
import { PossibleMatches } from '../one-sided/PossibleMatches';
import { useCodes } from '../region/useCodes';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { CouldNotRead } from '../shell/Stops';
import { useLive, useRepetition } from '../shell/useLive';
import { textOf, texts } from '../texts';
import { Comparison } from './Comparison';
import { Evidence } from './Evidence';
import { RecordActions } from './RecordActions';
import { homePerson, isHeldActive, isLivingTwice, sectionOf, valueOf } from './record-values';
import { placeName, withoutProvince } from './recordColumns';
import { RevealDialog, RevealedValues } from './Reveal';
import { DepartureCard, ResidenceCard } from './SideCards';
import { DifferencesTag, StateTag } from './StateTag';
import { Timeline } from './Timeline';

/** The joint record: both sides beside each other, the state in one word, and what happened on both. */
export function RecordPage(): JSX.Element {
  const { id = '' } = useParams();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed>();
  const hide = useCallback(() => setRevealed(undefined), []);
  const { record, timeline, error, refetch } = useRecord(id);
  const cases = useCasesOf(record);

  if (!record) return error ? <CouldNotRead error={error} onRetry={refetch} /> : <Loading />;

  return (
    <PersonPage>
      <Head record={record} onReveal={() => setAsking(true)} />
      {revealed && <RevealedValues values={revealed} onHide={hide} />}
      {asking && (
        <RevealDialog
          run={({ purpose }, key) => revealRecord({ id: record.recordId, purpose }, key)}
          onRevealed={setRevealed}
          onClose={() => setAsking(false)}
        />
      )}
      <Warnings record={record} />
      <EnterCorrection record={record} />
      <div className="record-grid">
        <div className="record-sides">
          <Comparison record={record} />
          <div className="two-columns">
            <DepartureCard record={record} />
            <ResidenceCard record={record} />
          </div>
          <PossibleMatches record={record} />
          <RelatedCases cases={cases} />
          <Evidence record={record} timeline={timeline} />
        </div>
        <Timeline items={timeline} own={record.side} cases={cases.map(({ caseId }) => caseId)} />
      </div>
    </PersonPage>
  );
}

/** Cases about this record, for those who may see cases; read again when the record moved. */
function useCasesOf(record: JointRecord | undefined): CaseRow[] {
  const can = useCan();
  const { data } = useQuery({
    queryKey: ['cases-of-record', record?.recordId, record?.stateSince],
    queryFn: () => getCasesOfRecord(record!.recordId),
    enabled: record !== undefined && can('read-cases'),
    retry: false,
    staleTime: Infinity,
  });
  return data ?? [];
}

interface LiveRecord {
  record?: JointRecord | undefined;
  timeline: TimelineItem[];
  error: unknown;
  refetch: () => void;
}

/** Follows the timeline, which holds no personal values; the record is read again, and that logged, when it moved. */
function useRecord(id: string): LiveRecord {
  const { data: timeline } = useLive(['timeline', id], () => getTimeline(id));
  const ask = useRepetition(['record', id], () => getRecord(id));
  const { data, error, refetch } = useQuery({
    queryKey: ['record', id],
    queryFn: ask,
    retry: false,
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.error instanceof Refused ? false : 10_000),
  });
  const moved = timeline && JSON.stringify(timeline);
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (moved === undefined) return;
    if (seen.current !== undefined && seen.current !== moved) void refetch();
    seen.current = moved;
  }, [moved, refetch]);
  return { record: data, timeline: timeline ?? [], error, refetch: () => void refetch() };
}

function Head({ record, onReveal }: { record: JointRecord; onReveal: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  const now = useNow();
  const today = useToday();
  const person = homePerson(record) ?? sectionOf(record.receiving, 'declared');
  const word = (field: string): string => {
    const value = valueOf(person, field);
    return typeof value === 'string' ? value : '';
  };
  const age = ageOn(word('birthDate'), today);
  const facts = [
    <span key="number" className="mono">
      {word('idNumber') || word('temporaryId')}
    </span>,
    labelOf('sex', word('sex')),
    age === undefined ? '' : t('common/years', { count: age }),
  ].filter(Boolean);
  const since = shortMomentOf(record.stateSince, now());
  return (
    <>
      <PageTitle
        title={word('name') || t('record/page')}
        sub={
          <Flex gap={12} wrap align="center" className="record-facts">
            {facts.map((fact, index) => (
              <span key={index}>{fact}</span>
            ))}
            <span className="record-way">
              {withoutProvince(placeName(record.home))} <ArrowRightOutlined aria-hidden />{' '}
              {withoutProvince(placeName(record.residence))}
            </span>
          </Flex>
        }
        extra={<RecordActions record={record} onReveal={onReveal} />}
      />
      <Flex gap={8} align="center" wrap className="record-state" role="status">
        <StateTag state={record.state} {...(since && { since })} />
        <DifferencesTag count={record.differences.length} />
        <span className="quiet">{hintOf(record)}</span>
        <OneSidedDelivery record={record} />
      </Flex>
    </>
  );
}

/** The state in a sentence; of one side only, which of the two it is. */
function hintOf(record: JointRecord): string {
  if (record.state !== 'one-sided') return texts.t(`stateHints/${record.state}`);
  const departure = sectionOf(record.sending, 'departure');
  if (departure && record.receiving) return texts.t('stateHints/apart');
  return texts.t(departure ? 'stateHints/home-only' : 'stateHints/residence-only');
}

/** One side only: whether the other at least has it stands beside the word. */
function OneSidedDelivery({ record }: { record: JointRecord }): JSX.Element | null {
  const { t } = useTranslation();
  const now = useNow();
  const own = record[record.side];
  if (record.state !== 'one-sided' || !own) return null;
  return own.covered ? (
    <span className="good">
      {t('record/deliveredAt', { time: shortMomentOf(own.coveredAt, now()) })}
    </span>
  ) : (
    <span className="warn">{t('record/notDelivered')}</span>
  );
}

function Warnings({ record }: { record: JointRecord }): JSX.Element {
  const { t } = useTranslation();
  const rejected = record.rejected ?? [];
  return (
    <>
      {rejected.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="form-alert"
          title={t('record/rejected')}
          description={rejected.map(({ code }) => textOf('codes', code)).join('；')}
        />
      )}
      {isLivingTwice(record) && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={t('record/secondResidence/title')}
          description={t(`record/secondResidence/${isHeldActive(record) ? 'own' : 'other'}`)}
        />
      )}
    </>
  );
}
