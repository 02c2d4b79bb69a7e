import './one-sided.css';
import { App, Button, Card, Flex, Modal, Tag } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getMatches, type Match, pairByHand } from '../api/oneSided';
import type { JointRecord } from '../api/records';
import { useCommand } from '../api/useCommand';
import { useCan } from '../identity/session';
import { EmptyHint } from '../list/QueryTable';
import { sectionOf } from '../record/record-values';
import { useCodes } from '../region/useCodes';
import { ProblemAlert } from '../shell/ProblemAlert';
import { textOf } from '../texts';

/** 可能是同一人: of a one-sided record at its home side, what may be the other half, field by field, and one click to pair. */
export function PossibleMatches({ record }: { record: JointRecord }): JSX.Element | null {
  const can = useCan();
  if (record.side !== 'sending' || record.linked || !can('pair') || isOver(record)) return null;
  return <Matches record={record} />;
}

function isOver(record: JointRecord): boolean {
  const live = sectionOf(record.receiving, 'residence') ?? sectionOf(record.sending, 'departure');
  return live?.open.status === 'ended';
}

function Matches({ record }: { record: JointRecord }): JSX.Element {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Match>();
  // Read once for what the page shows: people's data are not asked for again every two seconds.
  const { data, error, refetch } = useQuery({
    queryKey: ['matches', record.recordId, record.state, record.sending?.version],
    queryFn: () => getMatches(record.recordId),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <Card size="small" title={t('oneSided/matches')} className="matches" id="matches">
      <p className="field-hint">{t('oneSided/matchesHint')}</p>
      <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
      {data?.length === 0 && (
        <EmptyHint text={t('oneSided/noMatches')} action={<RegisterLink record={record} />} />
      )}
      <ul className="plain-list">
        {data?.map((match) => (
          <li key={`${match.arrival} ${match.departure}`} className="match">
            <OneMatch match={match} record={record} onPair={() => setChosen(match)} />
          </li>
        ))}
      </ul>
      {chosen && <PairDialog match={chosen} onClose={() => setChosen(undefined)} />}
    </Card>
  );
}

/** Nobody resembles an arrival: whoever is known at the office registers the departure, with what is held already. */
function RegisterLink({ record }: { record: JointRecord }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  if (!record.receiving || sectionOf(record.sending, 'departure') || !can('register-departure'))
    return null;
  return (
    <Link to={`/registration/departures/new?record=${encodeURIComponent(record.recordId)}`}>
      <Button tabIndex={-1}>{t('menu/registerDeparture')}</Button>
    </Link>
  );
}

function OneMatch(props: { match: Match; record: JointRecord; onPair: () => void }): JSX.Element {
  const { match, record, onPair } = props;
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  const isDeparture = match.recordId !== match.arrival;
  return (
    <>
      <Flex gap={8} wrap align="center" className="match-head">
        <strong>{match.name}</strong>
        <span className="mono">{match.idNumberMasked}</span>
        <span>{labelOf('sex', match.sex)}</span>
        <span>{match.birthDate}</span>
        <span className="quiet">
          {t(isDeparture ? 'oneSided/leftOn' : 'oneSided/arrivedOn', { day: match.on })}
        </span>
        <Tag color="blue">{t('oneSided/score', { percent: Math.round(match.score * 100) })}</Tag>
        {match.parted && <Tag color="orange">{t('oneSided/parted')}</Tag>}
      </Flex>
      <Flex gap={4} wrap className="match-fields">
        {match.reasons.map(({ field, result, score }) => (
          <Tag key={field} color={colourOf(result, score)} className="state-tag">
            {textOf('fields', field)} {t(`oneSided/${wordOf(result, score)}`)}
          </Tag>
        ))}
      </Flex>
      <Flex gap={8} justify="flex-end">
        {match.recordId !== record.recordId && (
          <Link to={`/records/${encodeURIComponent(match.recordId)}`}>
            <Button size="small" tabIndex={-1}>
              {t('oneSided/open')}
            </Button>
          </Link>
        )}
        <Button
          size="small"
          type="primary"
          onClick={onPair}
          aria-label={`${t('oneSided/pair')} ${match.name}`}
        >
          {t('oneSided/pair')}
        </Button>
      </Flex>
    </>
  );
}

type Word = 'fieldEqual' | 'fieldNear' | 'fieldDiffers' | 'fieldMissing';

function wordOf(result: string, score: number): Word {
  if (result === 'equal') return 'fieldEqual';
  if (result === 'missing') return 'fieldMissing';
  return score > 0 ? 'fieldNear' : 'fieldDiffers';
}

const colourOf = (result: string, score: number): string =>
  result === 'equal' ? 'green' : result === 'missing' ? 'default' : score > 0 ? 'gold' : 'red';

function PairDialog({ match, onClose }: { match: Match; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const command = useCommand(pairByHand);
  const { arrival, departure } = match;
  const run = (): void =>
    command.mutate(
      { arrival, departure },
      {
        onSuccess: () => {
          void message.success(t('oneSided/paired'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('oneSided/pairTitle')}
      okText={t('oneSided/pair')}
      cancelText={t('common/cancel')}
      confirmLoading={command.isPending}
      onOk={run}
      onCancel={onClose}
    >
      <ProblemAlert error={command.error} />
      <p>{t('oneSided/pairAsk', { name: match.name })}</p>
    </Modal>
  );
}
