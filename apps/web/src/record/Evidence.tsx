import { Collapse, Typography } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointRecord, Side, Strand, TimelineItem } from '../api/records';
import { momentOf } from '../format';

/** 存证信息: what proves that both sides hold the same; the same digests stand on the partner's page. */
export function Evidence(props: { record: JointRecord; timeline: TimelineItem[] }): JSX.Element {
  const { record, timeline } = props;
  const { t } = useTranslation();
  return (
    <Collapse
      size="small"
      className="evidence"
      items={[
        {
          key: 'evidence',
          label: t('record/evidence'),
          children: (
            <>
              <p className="field-hint">{t('record/evidenceHint')}</p>
              <div className="two-columns">
                {(['sending', 'receiving'] as const).map((side) => {
                  const strand = record[side];
                  return (
                    <section key={side} aria-label={t(`record/evidenceOf/${side}`)}>
                      <h3>{t(`record/evidenceOf/${side}`)}</h3>
                      {strand ? (
                        <StrandProof side={side} strand={strand} timeline={timeline} />
                      ) : (
                        <p className="quiet">{t('record/notYet')}</p>
                      )}
                    </section>
                  );
                })}
              </div>
            </>
          ),
        },
      ]}
    />
  );
}

/** 1, 2, 3, 7 → "1–3, 7". */
export function runsOf(numbers: number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(', ');
}

interface ProofProps {
  side: Side;
  strand: Strand;
  timeline: TimelineItem[];
}

function StrandProof({ side, strand, timeline }: ProofProps): JSX.Element {
  const { t } = useTranslation();
  const numbers = timeline
    .filter((item) => item.side === side && item.sequence !== null && item.sequence !== undefined)
    .map(({ sequence }) => Number(sequence));
  const covered = strand.covered
    ? t('record/coveredAt', { time: momentOf(strand.coveredAt) || t('common/yes') })
    : t('record/notCovered');
  const lines: [string, JSX.Element | string][] = [
    [
      t('record/digest'),
      <Typography.Text
        key="digest"
        copyable={{ tooltips: [t('common/copy'), t('common/copied')] }}
        className="digest"
        data-testid={`digest-${side}`}
      >
        {strand.digest}
      </Typography.Text>,
    ],
    [t('record/strandVersion'), String(strand.version)],
    [t('record/sequence'), runsOf(numbers) || t('common/none')],
    [t('record/covered'), covered],
    [
      t('record/strandId'),
      <span key="id" className="digest">
        {strand.strandId}
      </span>,
    ],
  ];
  return (
    <dl className="lines proof">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
