import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnCase, type Case, type CaseAct, type CaseOutcome } from '../api/cases';
import { useSession, useToday } from '../identity/session';
import { DivisionCascader } from '../region/DivisionCascader';
import { DayInput } from '../registration/DayInput';
import { required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';
import { AnswerDialog } from './AnswerDialog';
import { useColleagues } from './useColleagues';

export interface CaseDialogProps {
  held: Case;
  onDone: (sentence: string) => void;
  onClose: () => void;
}

type HintedAct =
  | 'hand-up'
  | 'ask-clarification'
  | 'clarify'
  | 'accept'
  | 'return'
  | 'invalidate'
  | 'reopen'
  | 'close'
  | 'misaddressed'
  | 'forward'
  | 'extend'
  | 'withdraw'
  | 'escalate';

interface ActDialogProps extends CaseDialogProps {
  act: CaseAct;
  fields?: readonly string[];
  initial?: object;
  danger?: boolean;
  bodyOf?: (values: Record<string, unknown>) => object;
  children?: ReactNode;
}

/** One act with what it has to say. */
function ActDialog(props: ActDialogProps): JSX.Element {
  const { held, act, fields = [], initial, danger, bodyOf, onDone, onClose, children } = props;
  const { t, i18n } = useTranslation();
  const hint = `caseActs/hints/${act}`;
  return (
    <CommandDialog<Record<string, unknown>, CaseOutcome>
      title={t(`caseActs/${act}`)}
      fields={fields}
      {...(initial && { initial: initial })}
      ok={t(`caseActs/${act}`)}
      danger={danger ?? false}
      run={(values, key) =>
        actOnCase({ row: held, act, body: bodyOf ? bodyOf(values) : written(values) }, key)
      }
      onDone={() => onDone(t(`caseActs/done/${act}`))}
      onClose={onClose}
    >
      {i18n.exists(hint) && (
        <p className="field-hint dialog-hint">{t(`caseActs/hints/${act as HintedAct}`)}</p>
      )}
      {children}
    </CommandDialog>
  );
}

/** Empty members are left out. */
const written = (values: Record<string, unknown>): object =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );

type NoteName = 'text' | 'remark' | 'reason';

function Note(props: { name: 'text' | 'remark'; label: NoteName; must?: boolean }): JSX.Element {
  const { t } = useTranslation();
  const label = t(`caseActs/${props.label}`);
  return (
    <Form.Item name={props.name} label={label} rules={props.must ? [required(label)] : []}>
      <Input.TextArea rows={3} maxLength={2000} />
    </Form.Item>
  );
}

function Choice(props: {
  name: string;
  label: string;
  options: { value: string; label: string }[];
}): JSX.Element {
  return (
    <Form.Item name={props.name} label={props.label} rules={[required(props.label, true)]}>
      <Radio.Group className="stacked" options={props.options} />
    </Form.Item>
  );
}

/** Acts whose only content is a text: required, or not. */
const noted =
  (act: CaseAct, label: NoteName, must: boolean, danger = false) =>
  (props: CaseDialogProps): JSX.Element => (
    <ActDialog {...props} act={act} fields={['text']} danger={danger}>
      <Note name="text" label={label} must={must} />
    </ActDialog>
  );

function HandUp(props: CaseDialogProps): JSX.Element {
  return (
    <ActDialog {...props} act="hand-up" fields={['remark']}>
      <Note name="remark" label="remark" />
    </ActDialog>
  );
}

function Assign(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { account } = useSession();
  const colleagues = useColleagues();
  const label = t('caseActs/organisation');
  return (
    <ActDialog
      {...props}
      act="assign"
      fields={['organisation', 'toAccount', 'remark']}
      initial={{ organisation: account.organisation.code }}
    >
      <Form.Item name="organisation" label={label} rules={[required(label, true)]}>
        <OwnDivision />
      </Form.Item>
      <Form.Item noStyle dependencies={['organisation']}>
        {({ getFieldValue }) => (
          <Form.Item name="toAccount" label={t('caseActs/person')}>
            <Select
              allowClear
              options={colleagues
                .filter(({ organisation }) => organisation === getFieldValue('organisation'))
                .map(({ account: value, name }) => ({ value, label: name }))}
              placeholder={t('caseActs/anybody')}
            />
          </Form.Item>
        )}
      </Form.Item>
      <Note name="remark" label="remark" />
    </ActDialog>
  );
}

interface OwnDivisionProps {
  id?: string;
  value?: string;
  onChange?: (code: string | undefined) => void;
}

/** The own office, or one below it: a tick for the one, levels for the others. */
function OwnDivision({ value, onChange, ...props }: OwnDivisionProps): JSX.Element {
  const { t } = useTranslation();
  const { account } = useSession();
  const own = account.organisation.code;
  return (
    <>
      <Checkbox
        checked={value === own}
        onChange={({ target }) => onChange?.(target.checked ? own : undefined)}
      >
        {t('caseActs/own')}
      </Checkbox>
      {value !== own && (
        <DivisionCascader
          {...props}
          root={own}
          {...(value && { value })}
          onChange={(code) => onChange?.(code)}
        />
      )}
    </>
  );
}

function Withdraw(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const reasons = ['settled', 'asked-in-error', 'asked-twice'] as const;
  return (
    <ActDialog {...props} act="withdraw" fields={['reason', 'text']} danger>
      <Choice
        name="reason"
        label={t('caseActs/reason')}
        options={reasons.map((value) => ({
          value,
          label: t(`caseActs/withdrawReasons/${value}`),
        }))}
      />
      <Note name="text" label="text" />
    </ActDialog>
  );
}

function Extend(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const reasons = ['field-visit', 'person-away', 'third-party', 'disaster', 'other'] as const;
  const most = props.held.due?.explanation.rule?.days ?? 90;
  return (
    <ActDialog
      {...props}
      act="extend"
      fields={['days', 'reason', 'text']}
      initial={{ days: Math.min(5, most) }}
    >
      <Form.Item
        name="days"
        label={t('caseActs/days')}
        rules={[{ ...required(t('caseActs/days')), type: 'number' }]}
      >
        <InputNumber min={1} max={most} precision={0} className="full-width" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('caseActs/reason')}
        rules={[required(t('caseActs/reason'), true)]}
      >
        <Select
          options={reasons.map((value) => ({ value, label: t(`caseActs/extendReasons/${value}`) }))}
        />
      </Form.Item>
      <Note name="text" label="text" />
    </ActDialog>
  );
}

const turned = (act: 'forward' | 'misaddressed') =>
  function TurnAway(props: CaseDialogProps): JSX.Element {
    const { t } = useTranslation();
    const reasons = ['moved-on', 'other-division', 'not-resident', 'not-competent'] as const;
    const place = t('caseActs/toDivision');
    return (
      <ActDialog {...props} act={act} fields={['toDivision', 'reason', 'text']}>
        {act === 'forward' && (
          <Form.Item name="toDivision" label={place} rules={[required(place, true)]}>
            <DivisionCascader />
          </Form.Item>
        )}
        <Choice
          name="reason"
          label={t('caseActs/reason')}
          options={reasons.map((value) => ({ value, label: t(`caseActs/turnReasons/${value}`) }))}
        />
        <Note name="text" label="text" />
      </ActDialog>
    );
  };

const LEVELS = ['liaison', 'leaders', 'common-superior'] as const;

function Escalate(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { escalatedTo } = props.held;
  const left = LEVELS.slice(escalatedTo ? LEVELS.indexOf(escalatedTo) + 1 : 0);
  return (
    <ActDialog {...props} act="escalate" fields={['level']} initial={{ level: left[0] }}>
      <Choice
        name="level"
        label={t('caseActs/level')}
        options={left.map((value) => ({ value, label: t(`case/levels/${value}`) }))}
      />
    </ActDialog>
  );
}

function Review(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <ActDialog
      {...props}
      act="review"
      fields={['approve', 'remark']}
      initial={{ approve: 'yes' }}
      bodyOf={({ approve, remark }) => ({
        approve: approve === 'yes',
        ...(typeof remark === 'string' && remark !== '' && { remark }),
      })}
    >
      <Choice
        name="approve"
        label={t('caseActs/decision')}
        options={[
          { value: 'yes', label: t('caseActs/approve') },
          { value: 'no', label: t('caseActs/sendBack') },
        ]}
      />
      <Note name="remark" label="remark" />
    </ActDialog>
  );
}

/** A dispute ends with the ruling of the common superior. */
function Close(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  if (props.held.kind !== 'dispute')
    return (
      <ActDialog {...props} act="close" fields={['text']}>
        <Note name="text" label="text" />
      </ActDialog>
    );
  return (
    <ActDialog
      {...props}
      act="close"
      fields={['by', 'on', 'finding', 'filing', 'text']}
      initial={{ on: today }}
      bodyOf={({ text, ...ruling }) => ({ ...written({ text }), ruling: written(ruling) })}
    >
      <Form.Item
        name="by"
        label={t('caseActs/rulingBy')}
        rules={[required(t('caseActs/rulingBy'))]}
      >
        <Input maxLength={12} />
      </Form.Item>
      <Form.Item
        name="on"
        label={t('caseActs/rulingOn')}
        rules={[required(t('caseActs/rulingOn'), true)]}
      >
        <DayInput latest={today} />
      </Form.Item>
      <Choice
        name="finding"
        label={t('caseActs/finding')}
        options={(['asking', 'answering', 'both'] as const).map((value) => ({
          value,
          label: t(`case/findings/${value}`),
        }))}
      />
      <Form.Item name="filing" label={t('case/filing')}>
        <Input maxLength={200} />
      </Form.Item>
      <Note name="text" label="text" />
    </ActDialog>
  );
}

const answering = (act: 'answer' | 'correct') =>
  function Answering(props: CaseDialogProps): JSX.Element {
    const { t } = useTranslation();
    return (
      <AnswerDialog
        {...props}
        act={act}
        done={({ state }) =>
          t(state === 'answered' ? `caseActs/done/${act}` : 'caseActs/proposedDone')
        }
      />
    );
  };

/** What each act asks before it is done; acts without a dialog are done at once. */
export const CASE_DIALOGS: Partial<Record<CaseAct, (props: CaseDialogProps) => JSX.Element>> = {
  assign: Assign,
  'hand-up': HandUp,
  answer: answering('answer'),
  review: Review,
  'ask-clarification': noted('ask-clarification', 'text', true),
  clarify: noted('clarify', 'text', true),
  extend: Extend,
  forward: turned('forward'),
  misaddressed: turned('misaddressed'),
  withdraw: Withdraw,
  accept: noted('accept', 'text', false),
  return: noted('return', 'reason', true),
  correct: answering('correct'),
  invalidate: noted('invalidate', 'reason', true, true),
  reopen: noted('reopen', 'reason', true),
  close: Close,
  escalate: Escalate,
};
