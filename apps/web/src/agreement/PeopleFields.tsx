import { Form, Input, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClauseProps } from './clause-props';
import { Rows } from './Rows';
import { choices } from './words';

type RegionProps = Pick<ClauseProps, 'draft' | 'nameOf'>;

const regionChoices = ({ draft, nameOf }: RegionProps): { value: string; label: string }[] =>
  draft.regions.map((value) => ({ value, label: nameOf(value) }));

/** 第一条: the title, and who signs: an organisation of any level, and those below that act for it. */
export function Parties(props: ClauseProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <div className="agreement-row">
        <Form.Item name={['title', 'zh']} label={t('agreement/edit/titleZh')} className="wide">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name={['title', 'en']} label={t('agreement/edit/titleEn')} className="wide">
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Rows path={['parties']} fresh={{ side: 'both' }} label={t('agreement/edit/party')}>
        {(row) => (
          <>
            <Form.Item name={[row, 'region']} label={t('agreement/edit/region')}>
              <Select options={regionChoices(props)} />
            </Form.Item>
            <Form.Item name={[row, 'organisation']} label={t('agreement/edit/organisation')}>
              <Input inputMode="numeric" maxLength={12} />
            </Form.Item>
            <Form.Item name={[row, 'name', 'zh']} label={t('agreement/edit/partyZh')}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name={[row, 'name', 'en']} label={t('agreement/edit/partyEn')}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name={[row, 'side']} label={t('agreement/edit/side')}>
              <Select options={choices('agreement/sides', ['sending', 'receiving', 'both'])} />
            </Form.Item>
            <Form.Item name={[row, 'delegates']} label={t('agreement/edit/delegates')}>
              <Select mode="tags" tokenSeparators={[',', '，', '、', ' ']} open={false} />
            </Form.Item>
          </>
        )}
      </Rows>
    </>
  );
}

/** 第二条: the liaison officers, and who stands in for them. */
export function Officers(props: ClauseProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Rows path={['officers']} fresh={{ role: 'liaison' }} label={t('agreement/edit/person')}>
      {(row) => (
        <>
          <Form.Item name={[row, 'region']} label={t('agreement/edit/region')}>
            <Select options={regionChoices(props)} />
          </Form.Item>
          <Form.Item name={[row, 'role']} label={t('agreement/edit/role')}>
            <Select options={choices('agreement/roles', ['liaison', 'deputy', 'leader'])} />
          </Form.Item>
          <NameAndPhone row={row} />
        </>
      )}
    </Rows>
  );
}

/** 第十条: whom a person may turn to, and what both answer for. */
export function JointHandlers(props: ClauseProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <div className="agreement-row">
        <Form.Item
          name={['jointHandlers', 'text', 'zh']}
          label={t('agreement/edit/jointZh')}
          className="wide"
        >
          <Input.TextArea autoSize maxLength={1000} />
        </Form.Item>
        <Form.Item
          name={['jointHandlers', 'text', 'en']}
          label={t('agreement/edit/jointEn')}
          className="wide"
        >
          <Input.TextArea autoSize maxLength={1000} />
        </Form.Item>
      </div>
      <Rows path={['jointHandlers', 'contacts']} fresh={{}} label={t('agreement/edit/contacts')}>
        {(row) => (
          <>
            <Form.Item name={[row, 'region']} label={t('agreement/edit/region')}>
              <Select options={regionChoices(props)} />
            </Form.Item>
            <NameAndPhone row={row} />
          </>
        )}
      </Rows>
    </>
  );
}

/** An official is reached at the office. */
function NameAndPhone({ row }: { row: number }): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name={[row, 'name']} label={t('agreement/edit/name')}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[row, 'phone']} label={t('agreement/edit/phone')}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
    </>
  );
}
