import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDocument, DraftForm } from '../api/agreements';
import { textOf } from '../texts';
import { clauseLines, fieldName, kindName } from './clause-lines';

interface Props {
  clause: string;
  draft: AgreementDocument;
  form: DraftForm;
  nameOf: (region: string) => string;
}

const list = (group: string, values: readonly string[]): { value: string; label: string }[] =>
  values.map((value) => ({ value, label: textOf(group, value) }));

/** The inputs of one clause; a clause that is not edited here is shown as it will be read. */
export function ClauseFields(props: Props): JSX.Element {
  const { clause, draft, form, nameOf } = props;
  const edit = editors[clause];
  if (edit) return edit(props);
  return (
    <ol>
      {clauseLines(clause, draft, form, nameOf).map((line, i) => (
        <li key={i}>{line}</li>
      ))}
    </ol>
  );
}

const editors: Record<string, (props: Props) => JSX.Element> = {
  parties: () => <Parties />,
  officers: (props) => <People {...props} path={['officers']} withRole />,
  kinds: (props) => <Kinds {...props} />,
  duties: () => <Duties />,
  deadlines: () => <Deadlines />,
  calendar: () => <CutOffs />,
  'joint-handlers': (props) => <People {...props} path={['jointHandlers', 'contacts']} />,
  term: () => <Term />,
  trust: (props) => <Trust {...props} />,
};

function Parties(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name={['title', 'zh']} label={t('agreement/edit/titleZh')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['title', 'en']} label={t('agreement/edit/titleEn')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

/** Officials with their office telephones. */
function People(props: Props & { path: string[]; withRole?: boolean }): JSX.Element {
  const { t } = useTranslation();
  const { draft, nameOf, path, withRole = false } = props;
  const regions = draft.regions.map((value) => ({ value, label: nameOf(value) }));
  return (
    <Rows path={path} fresh={withRole ? { role: 'liaison' } : {}}>
      {(row) => (
        <>
          <Form.Item name={[row, 'region']} label={t('agreement/edit/region')}>
            <Select options={regions} />
          </Form.Item>
          {withRole && (
            <Form.Item name={[row, 'role']} label={t('agreement/edit/role')}>
              <Select options={list('agreement/roles', ['liaison', 'deputy', 'leader'])} />
            </Form.Item>
          )}
          <Form.Item name={[row, 'name']} label={t('agreement/edit/name')}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name={[row, 'phone']} label={t('agreement/edit/phone')}>
            <Input maxLength={30} />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

function Kinds({ form }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const purposes = form.purposes.map(({ code, zh, en }) => ({
    value: code,
    label: i18n.language === 'en' ? en : zh,
  }));
  const options = form.kinds.map(({ kind }) => ({ value: kind, label: kindName(kind) }));
  return (
    <Rows path={['kindTerms']} fresh={{ legalBasis: 'statutory', fields: [] }}>
      {(row) => (
        <>
          <Form.Item name={[row, 'kind']} label={t('agreement/edit/kind')}>
            <Select options={options} />
          </Form.Item>
          <Form.Item name={[row, 'legalBasis']} hidden>
            <Input />
          </Form.Item>
          <Form.Item name={[row, 'purpose']} label={t('agreement/edit/purpose')}>
            <Select options={purposes} popupMatchSelectWidth={false} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {({ getFieldValue }) => {
              const kind = getFieldValue(['kindTerms', row, 'kind']) as string | undefined;
              const known = form.kinds.find((one) => one.kind === kind)?.fields ?? [];
              return (
                <Form.Item
                  name={[row, 'fields']}
                  label={t('agreement/edit/permitted')}
                  style={{ flex: 1 }}
                >
                  <Select
                    mode="multiple"
                    maxTagCount="responsive"
                    options={known.map((value) => ({ value, label: fieldName(value) }))}
                  />
                </Form.Item>
              );
            }}
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

function Duties(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Rows path={['duties']} fresh={{ side: 'both' }}>
      {(row) => (
        <>
          <Form.Item name={[row, 'side']} label={t('agreement/edit/role')}>
            <Select options={list('agreement/sides', ['sending', 'receiving', 'both'])} />
          </Form.Item>
          <Form.Item
            name={[row, 'text', 'zh']}
            label={t('agreement/edit/text')}
            style={{ flex: 1 }}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={[row, 'text', 'en']} label="English" style={{ flex: 1 }}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

function Deadlines(): JSX.Element {
  const { t } = useTranslation();
  const codes = ['REG-IN', 'REG-OUT', 'CHG', 'DEP', 'VER-U', 'VER-N', 'OBJ', 'RGT'];
  return (
    <Rows path={['deadlines']} fresh={{ unit: 'working', days: 10 }}>
      {(row) => (
        <>
          <Form.Item name={[row, 'code']} label={t('agreement/edit/kind')}>
            <Select options={list('agreement/deadlineNames', codes)} />
          </Form.Item>
          <Form.Item name={[row, 'days']} label={t('agreement/edit/days')}>
            <InputNumber min={0} max={3660} precision={0} />
          </Form.Item>
          <Form.Item name={[row, 'unit']} label={t('agreement/edit/unit')}>
            <Select options={list('agreement/units', ['working', 'calendar'])} />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

function CutOffs(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={['calendar', 'cutOffDays']}
      label={t('agreement/edit/cutOffs')}
      getValueProps={(days: number[] | undefined) => ({ value: (days ?? []).join(',') })}
      normalize={(text: string) =>
        text
          .split(/[,，、\s]+/)
          .filter(Boolean)
          .map(Number)
          .filter((day) => Number.isInteger(day))
      }
    >
      <Input maxLength={60} />
    </Form.Item>
  );
}

function Term(): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="agreement-row">
      <Form.Item name="from" label={t('agreement/edit/from')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label={t('agreement/edit/to')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="endNoticeDays" label={t('agreement/edit/endNotice')}>
        <InputNumber min={0} max={3660} precision={0} />
      </Form.Item>
    </div>
  );
}

function Trust({ draft, nameOf }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="deliveryGraceMinutes" label={t('agreement/edit/grace')}>
        <InputNumber min={0} max={1440} precision={0} />
      </Form.Item>
      {Object.entries(draft.pins).map(([region, pin]) => (
        <p key={region} className="mono quiet">
          {t('agreement/pinLine', { region: nameOf(region), pin })}
        </p>
      ))}
    </>
  );
}

interface RowsProps {
  path: string[];
  /** What a new row begins with. */
  fresh: object;
  children: (row: number) => ReactNode;
}

function Rows({ path, fresh, children }: RowsProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Form.List name={path}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="agreement-row">
              {children(name)}
              <Form.Item label={' '} colon={false}>
                <Button
                  aria-label={`${t('agreement/edit/remove')} ${name + 1}`}
                  onClick={() => remove(name)}
                >
                  {t('agreement/edit/remove')}
                </Button>
              </Form.Item>
            </div>
          ))}
          <Button onClick={() => add(fresh)}>{t('agreement/edit/add')}</Button>
        </>
      )}
    </Form.List>
  );
}
