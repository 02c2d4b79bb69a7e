import { Form, Input, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClauseProps } from './clause-props';
import { fieldName, kindName } from './clause-lines';
import { Rows } from './Rows';
import { choices } from './words';

/** 第三条: what the law says, and for each kind of information its basis, purpose and permitted fields. */
export function Kinds({ form }: ClauseProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const purposes = form.purposes.map(({ code, zh, en }) => ({
    value: code,
    label: i18n.language === 'en' ? en : zh,
  }));
  const kinds = form.kinds.map(({ kind }) => ({ value: kind, label: kindName(kind) }));
  return (
    <>
      <Rows path={['legalBasis']} fresh={{}} label={t('agreement/edit/law')}>
        {(row) => (
          <>
            <Form.Item name={[row, 'zh']} label={t('agreement/edit/lawZh')} className="wide">
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={[row, 'en']} label={t('agreement/edit/lawEn')} className="wide">
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
      </Rows>
      <hr className="agreement-rule" />
      <Rows
        path={['kindTerms']}
        fresh={{ legalBasis: 'statutory', fields: [] }}
        label={t('agreement/edit/kind')}
      >
        {(row) => (
          <>
            <Form.Item name={[row, 'kind']} label={t('agreement/edit/kind')}>
              <Select
                options={kinds}
                popupMatchSelectWidth={false}
                showSearch
                optionFilterProp="label"
              />
            </Form.Item>
            <Form.Item name={[row, 'legalBasis']} label={t('agreement/edit/basis')}>
              <Select options={choices('agreement/bases', ['statutory', 'consent', 'emergency'])} />
            </Form.Item>
            <Form.Item name={[row, 'purpose']} label={t('agreement/edit/purpose')}>
              <Select options={purposes} popupMatchSelectWidth={false} />
            </Form.Item>
            <Permitted row={row} form={form} />
          </>
        )}
      </Rows>
    </>
  );
}

/** The fields of a kind: those its entries know. */
function Permitted({ row, form }: { row: number; form: ClauseProps['form'] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Form.Item noStyle shouldUpdate={(before, after) => kindOf(before, row) !== kindOf(after, row)}>
      {({ getFieldValue }) => {
        const kind = getFieldValue(['kindTerms', row, 'kind']) as string | undefined;
        const known = form.kinds.find((one) => one.kind === kind)?.fields ?? [];
        return (
          <Form.Item
            name={[row, 'fields']}
            label={t('agreement/edit/permitted')}
            className="widest"
          >
            <Select
              mode="multiple"
              maxTagCount="responsive"
              optionFilterProp="label"
              options={known.map((value) => ({ value, label: fieldName(value, kind) }))}
            />
          </Form.Item>
        );
      }}
    </Form.Item>
  );
}

function kindOf(values: unknown, row: number): string | undefined {
  return (values as { kindTerms?: { kind?: string }[] }).kindTerms?.[row]?.kind;
}
