import { Checkbox, Form, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../identity/session';
import { DivisionCascader } from '../../region/DivisionCascader';
import { required } from '../../registration/rules';
import { useColleagues } from '../useColleagues';
import { ActDialog, type CaseDialogProps, Note } from './ActDialog';

export function HandUp(props: CaseDialogProps): JSX.Element {
  return (
    <ActDialog {...props} act="hand-up" fields={['remark']}>
      <Note name="remark" label="remark" />
    </ActDialog>
  );
}

export function Assign(props: CaseDialogProps): JSX.Element {
  const { account } = useSession();
  return (
    <ActDialog
      {...props}
      act="assign"
      fields={['organisation', 'toAccount', 'remark']}
      initial={{ organisation: account.organisation.code }}
    >
      <HandOverTo />
      <Note name="remark" label="remark" />
    </ActDialog>
  );
}

/** Which office, and who there. */
export function HandOverTo(): JSX.Element {
  const { t } = useTranslation();
  const colleagues = useColleagues();
  const label = t('caseActs/organisation');
  return (
    <>
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
    </>
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
