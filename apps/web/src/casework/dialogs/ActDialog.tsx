import { Form, Input, Radio } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Case } from '../../api/case';
import { actOnCase, type CaseOutcome } from '../../api/caseActs';
import type { CaseAct } from '../../api/cases';
import { required } from '../../registration/rules';
import { CommandDialog } from '../../shell/CommandDialog';

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
  | 'enter-ruling'
  | 'countersign-ruling'
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
export function ActDialog(props: ActDialogProps): JSX.Element {
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
        actOnCase(
          {
            row: held,
            act,
            body: { ...(bodyOf ? bodyOf(values) : written(values)), ...whatWasRead(held, act) },
          },
          key,
        )
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

/** The draft or the answer on the page: another one is refused, so that nobody signs or accepts what he has not read. */
function whatWasRead({ proposed, answering }: Case, act: CaseAct): object {
  const number = answering?.sections['answer']?.open['number'];
  if (act === 'review') return { draft: proposed?.at };
  return (act === 'accept' || act === 'return') && number !== undefined ? { answer: number } : {};
}

/** Empty members are left out. */
export const written = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );

type NoteName = 'text' | 'remark' | 'reason';

export function Note(props: {
  name: 'text' | 'remark';
  label: NoteName;
  must?: boolean;
}): JSX.Element {
  const { t } = useTranslation();
  const label = t(`caseActs/${props.label}`);
  return (
    <Form.Item name={props.name} label={label} rules={props.must ? [required(label)] : []}>
      <Input.TextArea rows={3} maxLength={2000} />
    </Form.Item>
  );
}

export function Choice(props: {
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
export const noted =
  (act: CaseAct, label: NoteName, must: boolean, danger = false) =>
  (props: CaseDialogProps): JSX.Element => (
    <ActDialog {...props} act={act} fields={['text']} danger={danger}>
      <Note name="text" label={label} must={must} />
    </ActDialog>
  );
