import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../texts';
import type { ClauseProps } from './clause-props';
import { NumberList } from './NumberList';
import { Rows } from './Rows';
import { choices } from './words';

export function Duties(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Rows path={['duties']} fresh={{ side: 'both' }} label={t('agreement/edit/duty')}>
      {(row) => (
        <>
          <Form.Item name={[row, 'side']} label={t('agreement/edit/side')}>
            <Select options={choices('agreement/sides', ['sending', 'receiving', 'both'])} />
          </Form.Item>
          <Form.Item name={[row, 'text', 'zh']} label={t('agreement/edit/textZh')} className="wide">
            <Input.TextArea autoSize maxLength={200} />
          </Form.Item>
          <Form.Item name={[row, 'text', 'en']} label={t('agreement/edit/textEn')} className="wide">
            <Input.TextArea autoSize maxLength={200} />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

/** Those of the default rule pack, and the two of casework: 签收 (ACK), and an answer nobody judged (ACCEPT). */
const deadlineCodes = [
  ...['REG-IN', 'REG-OUT', 'CHG', 'DEP', 'VER-U', 'VER-N', 'OBJ', 'RGT'],
  ...['ACK', 'ACCEPT'],
];

export function Deadlines(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Rows
      path={['deadlines']}
      fresh={{ unit: 'working', days: 10 }}
      label={t('agreement/edit/deadline')}
    >
      {(row) => (
        <>
          <Form.Item name={[row, 'code']} label={t('agreement/edit/deadline')}>
            <Select
              options={choices('agreement/deadlineNames', deadlineCodes)}
              popupMatchSelectWidth={false}
            />
          </Form.Item>
          <Form.Item name={[row, 'days']} label={t('agreement/edit/days')}>
            <InputNumber min={0} max={3660} precision={0} />
          </Form.Item>
          <Form.Item name={[row, 'unit']} label={t('agreement/edit/unit')}>
            <Select options={choices('agreement/units', ['working', 'calendar'])} />
          </Form.Item>
          <Form.Item
            name={[row, 'shift']}
            label={t('agreement/edit/shift')}
            valuePropName="checked"
          >
            <Checkbox>{t('agreement/edit/shifts')}</Checkbox>
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

/** 第六条: the days on which a batch closes, and the days both offices are closed. */
export function OwnCalendar(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <NumberList name={['calendar', 'cutOffDays']} label={t('agreement/edit/cutOffs')} />
      <Rows path={['calendar', 'closures']} fresh={{}} label={t('agreement/edit/closure')}>
        {(row) => (
          <>
            <Form.Item name={[row, 'from']} label={t('agreement/edit/closedFrom')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name={[row, 'to']} label={t('agreement/edit/closedTo')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item
              name={[row, 'reason']}
              label={t('agreement/edit/closedFor')}
              className="wide"
            >
              <Input maxLength={100} />
            </Form.Item>
          </>
        )}
      </Rows>
    </>
  );
}

const powers = ['accept', 'inform-once', 'verify-originals', 'deliver'];

/** 第七条: what the other side may do for an applicant; the decision stays at home. */
export function Services(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Rows path={['services']} fresh={{ powers: ['accept'] }} label={t('agreement/edit/service')}>
      {(row) => (
        <>
          <Form.Item name={[row, 'item']} label={t('agreement/edit/item')}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name={[row, 'title', 'zh']} label={t('agreement/edit/itemZh')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={[row, 'title', 'en']} label={t('agreement/edit/itemEn')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={[row, 'powers']} label={t('agreement/edit/granted')} className="wide">
            <Select mode="multiple" options={choices('agreement/powers', powers)} />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

/** 第八条: the version of the assessment scheme. */
export function Scheme(): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="agreement-row">
      <Form.Item name={['scheme', 'id']} label={t('agreement/edit/scheme')}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name={['scheme', 'version']} label={t('agreement/edit/schemeVersion')}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
    </div>
  );
}

/** 第九条: the three steps of a dispute, in their order. */
export function Ladder({ draft }: ClauseProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Rows path={['ladder']} label={t('agreement/edit/ladderStep')}>
      {(row) => (
        <Form.Item
          name={[row, 'days']}
          label={t('agreement/edit/ladderDays', {
            level: textOf('agreement/levels', draft.ladder?.[row]?.level),
          })}
        >
          <InputNumber min={0} max={366} precision={0} />
        </Form.Item>
      )}
    </Rows>
  );
}
