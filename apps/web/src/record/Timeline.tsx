import { Card, Tag, Timeline as Steps } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Side, TimelineItem } from '../api/records';
import { dayOf, momentOf, shortMomentOf } from '../format';
import { useNow } from '../identity/session';
import { listed, textOf } from '../texts';
import { ProvedTime } from './ProvedTime';
import { actOf } from './record-values';

/** Two entries of one act (an arrival speaks of two sections) are one step for people. */
export function actsOfTimeline(items: TimelineItem[]): TimelineItem[][] {
  const acts: TimelineItem[][] = [];
  for (const item of [...items].sort((a, b) => a.at.localeCompare(b.at) || a.version - b.version)) {
    const last = acts.at(-1);
    const before = last?.at(-1);
    const together =
      before !== undefined &&
      before.type === item.type &&
      before.side === item.side &&
      before.at === item.at &&
      before.section !== item.section &&
      before.state === item.state;
    if (together) last?.push(item);
    else acts.push([item]);
  }
  return acts.reverse();
}

const colourOf = ({ state, code, deliveredAt }: TimelineItem): string => {
  if (state === 'rejected' || (code && !deliveredAt && state !== 'parked')) return 'red';
  if (state === 'parked') return 'orange';
  return deliveredAt ? 'green' : 'blue';
};

interface Props {
  items: TimelineItem[];
  own: Side;
  /** Ids of the record's cases: an act that entered the answer of one says so. */
  cases?: readonly string[];
}

/** What both sides did, newest first, each with the moment the other side had it. */
export function Timeline({ items, own, cases = [] }: Props): JSX.Element {
  const { t } = useTranslation();
  const acts = actsOfTimeline(items);
  return (
    <Card size="small" title={t('record/timeline')} className="timeline">
      {acts.length === 0 ? (
        <p className="quiet">{t('record/timelineEmpty')}</p>
      ) : (
        <Steps
          items={acts.flatMap((act) => {
            const [first] = act;
            if (!first) return [];
            return [
              {
                key: `${first.side}-${first.version}-${first.section}`,
                color: colourOf(first),
                content: <Act act={act} first={first} own={own} cases={cases} />,
              },
            ];
          })}
        />
      )}
    </Card>
  );
}

function Act(props: {
  act: TimelineItem[];
  first: TimelineItem;
  own: Side;
  cases: readonly string[];
}): JSX.Element {
  const { act, first, own, cases } = props;
  const cause = cases.find((caseId) => caseId === first.correlationId);
  const { t } = useTranslation();
  const now = useNow();
  const eventDay = first.eventTime ? dayOf(first.eventTime) : '';
  return (
    <div className="act">
      <div className="act-head">
        <strong>{textOf('entryTypes', actOf(first.type))}</strong>
        <Tag className="side-tag" data-side={first.side}>
          {t(`sides/${first.side}`)}
        </Tag>
        <time dateTime={first.at} title={momentOf(first.at)}>
          {shortMomentOf(first.at, now())}
        </time>
      </div>
      <div className="act-line">
        {listed(act.map(({ section }) => textOf('sections', section)))} ·{' '}
        {t('record/version', { version: act.map(({ version }) => version).join('–') })}
      </div>
      {eventDay && eventDay !== dayOf(first.at) && first.section !== 'pairing' && (
        <div className="act-line">{t('record/happenedOn', { time: eventDay })}</div>
      )}
      <ProvedTime item={act.at(-1) ?? first} />
      {cause && (
        <div className="act-line">
          <Link to={`/cases/${encodeURIComponent(cause)}`}>{t('record/fromCase')}</Link>
        </div>
      )}
      <Delivery item={act.at(-1) ?? first} own={own} />
    </div>
  );
}

function Delivery({ item, own }: { item: TimelineItem; own: Side }): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  const short = (instant: string | null | undefined): string => shortMomentOf(instant, now());
  if (item.state === 'rejected' || item.state === 'parked')
    return (
      <div className={item.state === 'rejected' ? 'act-line bad' : 'act-line warn'}>
        {t(item.state === 'rejected' ? 'record/rejectedHere' : 'record/parkedHere')}：
        {textOf('codes', item.code)}
      </div>
    );
  if (item.deliveredAt) {
    const word = item.side === own ? 'record/deliveredAt' : 'record/receivedHere';
    return <div className="act-line good">{t(word, { time: short(item.deliveredAt) })}</div>;
  }
  if (item.code)
    return (
      <div className="act-line bad">
        {t('states/diverged')}：{textOf('codes', item.code)}
      </div>
    );
  const missing = t(item.side === own ? 'record/notDelivered' : 'record/notReceivedHere');
  return (
    <div className="act-line waiting">
      {item.sealedAt
        ? `${t('record/sealedAt', { time: short(item.sealedAt) })}，${missing}`
        : t('record/waitingToSend')}
    </div>
  );
}
