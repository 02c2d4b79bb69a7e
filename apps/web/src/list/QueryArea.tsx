import { Button, Checkbox, Form, Grid, Space } from 'antd';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { type JSX, type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface FilterField {
  name: string;
  label: string;
  /** An input that takes `value` and `onChange` with text. */
  control: ReactNode;
  /** Shown also while the area is folded. */
  primary?: boolean;
}

interface Props {
  fields: FilterField[];
  /** A tick box on the line of the buttons, like 只看一方登记. */
  tick?: { name: string; label: string };
  values: Record<string, string>;
  onSearch: (values: Record<string, string>) => void;
}

/** Turns what the inputs hold into filters; empty ones are left out. */
function filtersOf(held: Record<string, unknown>): Record<string, string> {
  const filters: Record<string, string> = {};
  for (const [name, value] of Object.entries(held)) {
    if (value === true) filters[name] = 'true';
    else if (typeof value === 'string' && value.trim()) filters[name] = value.trim();
  }
  return filters;
}

/** What a link opened the list for and no input shows, like one site: it holds until 重置. */
function without(inputs: string[], values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !inputs.includes(name)));
}

/** The query area above a list: inputs, 查询 and 重置, the rarer ones behind 展开. */
export function QueryArea({ fields, tick, values, onSearch }: Props): JSX.Element {
  const { t } = useTranslation();
  const [form] = Form.useForm<Record<string, unknown>>();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  // On a phone the rows begin on the first screen: one input, the others behind 展开.
  const hidden = fields.filter(({ primary }, index) => !primary || (narrow && index > 0));
  const inputs = [...fields, ...(tick ? [tick] : [])].map(({ name }) => name);
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? hidden.some(({ name }) => values[name]);
  const shown = useMemo(
    () => ({ ...values, ...(tick && { [tick.name]: values[tick.name] === 'true' }) }),
    [values, tick],
  );

  // "Back" and links change the address; the inputs follow.
  useEffect(() => {
    form.resetFields();
    form.setFieldsValue(shown);
  }, [form, shown]);

  return (
    <Form
      form={form}
      className="query-area"
      role="search"
      aria-label={t('list/filters')}
      initialValues={shown}
      onFinish={(held) => onSearch({ ...without(inputs, values), ...filtersOf(held) })}
    >
      {fields.map((field) => (
        <Form.Item
          key={field.name}
          name={field.name}
          label={field.label}
          hidden={hidden.includes(field) && !open}
        >
          {field.control}
        </Form.Item>
      ))}
      <div className="query-buttons">
        {tick && (
          <Form.Item name={tick.name} valuePropName="checked" noStyle>
            <Checkbox onChange={() => form.submit()}>{tick.label}</Checkbox>
          </Form.Item>
        )}
        <Space>
          <Button type="primary" htmlType="submit">
            {t('list/search')}
          </Button>
          <Button onClick={() => onSearch({})}>{t('list/reset')}</Button>
          {hidden.length > 0 && (
            <Button
              type="link"
              className="fold"
              aria-expanded={open}
              icon={open ? <UpOutlined /> : <DownOutlined />}
              iconPlacement="end"
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'list/collapse' : 'list/expand')}
            </Button>
          )}
        </Space>
      </div>
    </Form>
  );
}
