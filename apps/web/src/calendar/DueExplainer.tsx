import { Card, Form, InputNumber, Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Due, type DueAsked, getDue, getRulePacks } from '../api/calendar';
import { useToday } from '../identity/session';
import { DayInput } from '../registration/DayInput';
import { ProblemAlert } from '../shell/ProblemAlert';
import { listed, textOf } from '../texts';
import { HowCounted, UnpublishedYears } from './HowCounted';

const HOUR_MS = 3_600_000;
const usual = 'PACK-MODERN-DEFAULT';

/** 到期日计算: from a start and a deadline to the due day, with every day that was passed over. */
export function DueExplainer({ partner }: { partner: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const [asked, setAsked] = useState<DueAsked>({ start: today, pack: usual, rule: 'VER-N' });
  const packs = useQuery({ queryKey: ['rule-packs'], queryFn: getRulePacks, staleTime: HOUR_MS });
  const rules = packs.data?.find(({ code }) => code === ruleSource(asked.pack))?.rules ?? [];
  const pack = asked.pack === 'agreement' && !partner ? usual : asked.pack;
  const question = { ...asked, pack, ...(partner !== undefined && { partner }) };
  const due = useQuery({
    queryKey: ['due', question],
    queryFn: () => getDue(question),
    placeholderData: keepPreviousData,
    retry: false,
  });

  const offered = [
    ...(partner ? ['agreement'] : []),
    ...(packs.data ?? []).map(({ code }) => code),
  ];
  const choosePack = (next: string): void => {
    const held = packs.data?.find(({ code }) => code === ruleSource(next))?.rules ?? [];
    const same = held.find(({ code }) => code === asked.rule) ?? held[0];
    setAsked({ ...asked, pack: next, rule: same?.code ?? asked.rule });
  };
  return (
    <Card size="small" title={<h2 className="card-title">{t('dueDate/title')}</h2>}>
      <p className="quiet">{t('dueDate/hint')}</p>
      <Form layout="vertical" className="due-form" size="small">
        <Form.Item label={t('dueDate/start')} htmlFor="due-start">
          <DayInput
            id="due-start"
            value={asked.start}
            onChange={(start) => start && setAsked({ ...asked, start })}
          />
        </Form.Item>
        <Form.Item label={t('dueDate/pack')} htmlFor="due-pack">
          <Select
            id="due-pack"
            value={pack}
            options={offered.map((value) => ({ value, label: textOf('dueDate/packs', value) }))}
            onChange={choosePack}
          />
        </Form.Item>
        <Form.Item label={t('dueDate/rule')} htmlFor="due-rule">
          <Select
            id="due-rule"
            value={asked.rule}
            options={rules.map(({ code }) => ({
              value: code,
              label: textOf('dueDate/rules', code),
            }))}
            onChange={(rule) => setAsked({ ...asked, rule })}
          />
        </Form.Item>
        <Form.Item label={t('dueDate/extension')} htmlFor="due-extension">
          <InputNumber
            id="due-extension"
            className="full-width"
            min={0}
            max={365}
            precision={0}
            value={asked.extensionDays ?? 0}
            onChange={(days) => setAsked({ ...asked, extensionDays: days ?? 0 })}
          />
        </Form.Item>
      </Form>
      <ProblemAlert error={due.error ?? packs.error} wasReading />
      {due.data && !due.error && <Explanation due={due.data} />}
    </Card>
  );
}

/** An agreement has the deadlines of the default pack, with its own days. */
function ruleSource(pack: string): string {
  return pack === 'agreement' ? usual : pack;
}

function Explanation({ due }: { due: Due }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="due-answer" aria-live="polite">
      <p>
        {t('dueDate/due')} <strong className="due-day mono">{due.day}</strong>
      </p>
      <p className="quiet">
        {t(`dueDate/units/${due.rule.unit}`, { count: due.rule.days })} · {t('dueDate/until')}
      </p>
      {due.extended && <p>{t('dueDate/extended', due.extended)}</p>}
      <UnpublishedYears warnings={due.warnings} />
      {due.closedHere.length > 0 && (
        <p className="warn">
          {t('dueDate/closedHere', {
            count: due.closedHere.length,
            days: listed(due.closedHere),
          })}
        </p>
      )}
      <HowCounted skipped={due.skipped} madeUp={due.madeUp} source={due.rule.source} withYear />
      {due.batch !== undefined && <p>{t('dueDate/batch', { month: due.batch, day: due.start })}</p>}
    </div>
  );
}
