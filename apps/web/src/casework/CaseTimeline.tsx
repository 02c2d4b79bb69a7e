import { Card, Collapse, Tag, Timeline as Steps } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, CaseTimelineItem } from '../api/case';
import type { CaseSide } from '../api/cases';
import { momentOf, shortMomentOf } from '../format';
import { useNow } from '../identity/session';
import { ProvedTime } from '../record/ProvedTime';
import { actOf } from '../record/record-values';
import { textOf } from '../texts';
import { useSession } from '../identity/session';

const colourOf = ({ state, deliveredAt }: CaseTimelineItem): string => {
  if (state === 'rejected') return 'red';
  if (state === 'parked') return 'orange';
  return deliveredAt ? 'green' : 'blue';
};

/** What both sides did with a case, newest first, each with the moment the other side had it. */
export function CaseTimeline(props: { items: CaseTimelineItem[]; own: CaseSide }): JSX.Element {
  const { items, own } = props;
  const { t } = useTranslation();
  const newest = [...items].reverse();
  return (
    <Card size="small" title={t('case/timeline')} className="timeline">
      {newest.length === 0 ? (
        <p className="quiet">{t('case/timelineEmpty')}</p>
      ) : (
        <Steps
          items={newest.map((item) => ({
            key: `${item.side}-${item.version}`,
            color: colourOf(item),
            content: <Act item={item} own={own} />,
          }))}
        />
      )}
    </Card>
  );
}

function Act({ item, own }: { item: CaseTimelineItem; own: CaseSide }): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <div className="act">
      <div className="act-head">
        <strong>{textOf('case/entryTypes', actOf(item.type))}</strong>
        <Tag className="side-tag" data-side={item.side === 'asking' ? 'receiving' : 'sending'}>
          {t(`cases/sides/${item.side}`)}
        </Tag>
        <time dateTime={item.at} title={momentOf(item.at)}>
          {shortMomentOf(item.at, now())}
        </time>
      </div>
      <Detail item={item} />
      <ProvedTime item={item} />
      <Delivery item={item} own={own} />
    </div>
  );
}

/** What an act says in the open: a level, a reason, days, a place. */
function Detail({ item: { type, open } }: { item: CaseTimelineItem }): JSX.Element | null {
  const { t } = useTranslation();
  const parts: string[] = [];
  const word = (group: string, value: unknown): void => {
    if (typeof value === 'string') parts.push(textOf(group, value));
  };
  switch (actOf(type)) {
    case 'case-escalated':
      word('case/levels', open['level']);
      break;
    case 'case-withdrawn':
      word('caseActs/withdrawReasons', open['reason']);
      break;
    case 'case-extended':
      word('caseActs/extendReasons', open['reason']);
      parts.push(t('dueDate/days', { count: Number(open['days']) }));
      break;
    case 'case-forwarded':
    case 'case-misaddressed':
      word('caseActs/turnReasons', open['reason']);
      break;
  }
  return parts.length > 0 ? <div className="act-line">{parts.join(' · ')}</div> : null;
}

function Delivery({ item, own }: { item: CaseTimelineItem; own: CaseSide }): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  if (item.state === 'rejected' || item.state === 'parked')
    return (
      <div className={item.state === 'rejected' ? 'act-line bad' : 'act-line warn'}>
        {t(item.state === 'rejected' ? 'record/rejectedHere' : 'record/parkedHere')}：
        {textOf('codes', item.code)}
      </div>
    );
  const time = shortMomentOf(item.deliveredAt, now());
  if (item.deliveredAt)
    return (
      <div className="act-line good">
        {t(item.side === own ? 'record/deliveredAt' : 'record/receivedHere', { time })}
      </div>
    );
  const missing = t(item.side === own ? 'record/notDelivered' : 'record/notReceivedHere');
  return (
    <div className="act-line waiting">
      {item.sealedAt
        ? `${t('record/sealedAt', { time: shortMomentOf(item.sealedAt, now()) })}，${missing}`
        : t('record/waitingToSend')}
    </div>
  );
}

/** 存证信息: what both sides can compare. */
export function Proof({ held }: { held: Case }): JSX.Element {
  const { t } = useTranslation();
  const nameOf = useSideName(held);
  const strands = (['asking', 'answering'] as const).flatMap((side) => {
    const strand = held[side];
    return strand ? [{ side, strand }] : [];
  });
  return (
    <Collapse
      size="small"
      className="evidence"
      items={[
        {
          key: 'proof',
          label: t('case/proof'),
          children: (
            <dl className="lines proof">
              {strands.map(({ side, strand }) => (
                <div key={side}>
                  <dt>{nameOf(side)}</dt>
                  <dd className="digest" data-testid={`digest-${side}`}>
                    {strand.digest}
                  </dd>
                </div>
              ))}
            </dl>
          ),
        },
      ]}
    />
  );
}

/** The region that plays a side of this case. */
export function useSideName(held: Case): (side: CaseSide) => string {
  const { region } = useSession();
  return (side) => (side === held.side ? region : held.partner).name;
}
