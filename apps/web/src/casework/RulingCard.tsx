import { Card, Tag } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, RulingText } from '../api/case';
import { attachmentAddress } from '../api/caseFiles';
import { useDivisionName } from '../region/useDivisionName';
import { useSideName } from './CaseTimeline';

const COLOURS = {
  asking: 'gold',
  answering: 'gold',
  contested: 'red',
  countersigned: 'green',
} as const;

/** 裁定: what each side says it received; it is the ruling once both have said the same. */
export function RulingCard({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const nameOf = useSideName(held);
  const { ruling } = held;
  if (held.kind !== 'dispute') return null;
  if (!ruling)
    return (
      <Card size="small" title={t('ruling/title')} className="ruling">
        <p className="quiet">{t('ruling/none')}</p>
      </Card>
    );
  const { state } = ruling;
  const waitsForUs = state !== 'contested' && state !== 'countersigned' && state !== held.side;
  const hint = waitsForUs ? 'ruling/hints/ours' : (`ruling/hints/${hintOf(state)}` as const);
  return (
    <Card
      size="small"
      title={t('ruling/title')}
      className="ruling"
      extra={<Tag color={COLOURS[state]}>{t(`ruling/states/${state}`)}</Tag>}
    >
      {state === 'countersigned' && ruling.asking ? (
        <RulingLines caseId={held.caseId} ruling={ruling.asking} />
      ) : (
        (['asking', 'answering'] as const).map((side) => {
          const said = ruling[side];
          return (
            said && (
              <section key={side} className="ruling-text">
                <strong>{t('ruling/enteredBy', { name: nameOf(side) })}</strong>
                <RulingLines caseId={held.caseId} ruling={said} />
              </section>
            )
          );
        })
      )}
      <p className="field-hint">{t(hint)}</p>
    </Card>
  );
}

function hintOf(state: keyof typeof COLOURS): 'theirs' | 'contested' | 'countersigned' {
  return state === 'contested' || state === 'countersigned' ? state : 'theirs';
}

/** The lines of one document. */
export function RulingLines({
  caseId,
  ruling,
}: {
  caseId: string;
  ruling: RulingText;
}): JSX.Element {
  const { t } = useTranslation();
  const by = useDivisionName(ruling.by);
  return (
    <dl className="lines">
      <div>
        <dt>{t('caseActs/rulingByWhom')}</dt>
        <dd>{by || ruling.by}</dd>
      </div>
      <div>
        <dt>{t('caseActs/rulingOn')}</dt>
        <dd>{ruling.on}</dd>
      </div>
      <div>
        <dt>{t('case/filing')}</dt>
        <dd>{ruling.filing}</dd>
      </div>
      <div>
        <dt>{t('caseActs/finding')}</dt>
        <dd>{t(`case/findings/${ruling.finding}`)}</dd>
      </div>
      {ruling.fileId && (
        <div>
          <dt>{t('ruling/file')}</dt>
          <dd>
            <a href={attachmentAddress(caseId, ruling.fileId)} download>
              {t('ruling/download')}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
