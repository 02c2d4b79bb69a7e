import './casework.css';
import { Alert, Flex } from 'antd';
import { type JSX, useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  type Case,
  type CaseTimelineItem,
  getCase,
  getCaseTimeline,
  revealCase,
  type RevealedCase,
} from '../api/case';
import { Refused } from '../api/problem';
import { RevealDialog, RevealedValues } from '../record/Reveal';
import { useDivisionName } from '../region/useDivisionName';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { CouldNotRead } from '../shell/Stops';
import { useLive, useRepetition } from '../shell/useLive';
import { AttachmentsCard } from './files/AttachmentsCard';
import { Corrections } from './Corrections';
import { CaseActs } from './CaseActs';
import { stateWord } from './case-fields';
import { caseName, casePath, lastName } from './caseColumns';
import { CaseSteps } from './CaseSteps';
import { CaseMarks, CaseStateTag, DueTag, KindTag } from './CaseTags';
import { CaseTimeline, Proof } from './CaseTimeline';
import { DueCard } from './DueCard';
import { HandlingCard } from './HandlingCard';
import { RulingCard } from './RulingCard';
import { DraftCard, QuestionAndAnswer, SaidCard } from './QuestionAndAnswer';

/** One case: what was asked and what was answered beside each other, how far it has got, and until when. */
export function CasePage(): JSX.Element {
  const { id = '' } = useParams();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<RevealedCase>();
  const hide = useCallback(() => setRevealed(undefined), []);
  const { held, timeline, error, refetch } = useCase(id);

  if (!held) return error ? <CouldNotRead error={error} onRetry={refetch} /> : <Loading />;

  return (
    <PersonPage>
      <Head held={held} onReveal={() => setAsking(true)} />
      {revealed && (
        <RevealedValues
          values={{ idNumber: revealed.idNumber, ...revealed.values }}
          onHide={hide}
        />
      )}
      {asking && (
        <RevealDialog<RevealedCase>
          run={({ purpose }, key) => revealCase({ id: held.caseId, purpose }, key)}
          onRevealed={setRevealed}
          onClose={() => setAsking(false)}
        />
      )}
      <Others held={held} />
      <Corrections held={held} />
      <div className="record-grid">
        <div className="record-sides">
          <CaseSteps held={held} />
          <QuestionAndAnswer held={held} />
          <DraftCard held={held} />
          <RulingCard held={held} />
          <SaidCard held={held} />
          <AttachmentsCard held={held} />
          <Proof held={held} />
        </div>
        <div className="record-sides">
          <DueCard row={held} />
          <HandlingCard held={held} />
          <CaseTimeline items={timeline} own={held.side} />
        </div>
      </div>
    </PersonPage>
  );
}

interface LiveCase {
  held?: Case | undefined;
  timeline: CaseTimelineItem[];
  error: unknown;
  refetch: () => void;
}

/** Follows the timeline, which holds no personal values; the case is read again, and that logged, when it moved. */
function useCase(id: string): LiveCase {
  const { data: timeline } = useLive(['case-timeline', id], () => getCaseTimeline(id));
  const ask = useRepetition(['case', id], () => getCase(id));
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id],
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
  return { held: data, timeline: timeline ?? [], error, refetch: () => void refetch() };
}

function Head({ held, onReveal }: { held: Case; onReveal: () => void }): JSX.Element {
  const { t } = useTranslation();
  const place = useDivisionName(held.division);
  const word = stateWord(held);
  return (
    <>
      <PageTitle
        title={caseName(held)}
        sub={
          <Flex gap={12} wrap align="center" className="record-facts">
            <KindTag row={held} />
            {held.person?.idNumberMasked && (
              <span className="mono">{held.person.idNumberMasked}</span>
            )}
            <span>
              {t(`cases/sides/${held.side}`)} · {held.partner.name}
            </span>
            {place && <span>{`${t('case/division')} ${lastName(place)}`}</span>}
            {held.person?.recordId && (
              <Link to={`/records/${encodeURIComponent(held.person.recordId)}`}>
                {t('case/record')}
              </Link>
            )}
          </Flex>
        }
        extra={<CaseActs held={held} onReveal={onReveal} />}
      />
      <Flex gap={8} align="center" wrap className="record-state" role="status">
        <CaseStateTag row={held} />
        <DueTag row={held} />
        <CaseMarks row={held} />
        <span className="quiet">{t(`case/stateHints/${word}`)}</span>
      </Flex>
    </>
  );
}

/** Cases before and after this one: forwarded on, or disputed. */
function Others({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const others = (['continues', 'continuedBy', 'disputes'] as const).flatMap((how) => {
    const id = held[how];
    return id ? [{ how, id }] : [];
  });
  return (
    <>
      {others.map(({ how, id }) => (
        <Alert
          key={how}
          type="info"
          showIcon
          className="form-alert"
          title={t(`case/${how}`)}
          action={<Link to={casePath(id)}>{t('case/openOther')}</Link>}
        />
      ))}
    </>
  );
}
