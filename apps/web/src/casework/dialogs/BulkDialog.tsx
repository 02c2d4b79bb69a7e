import { Button, Form, Modal, Table, Tag } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAct, BulkWords } from '../../api/caseActs';
import type { CaseRow } from '../../api/cases';
import { useSession } from '../../identity/session';
import { caseName } from '../caseColumns';
import { CaseStateTag } from '../CaseTags';
import { type BulkResult, useBulk } from '../useBulk';
import { Note, written } from './ActDialog';
import { HandOverTo } from './HandOverDialogs';

interface Props {
  act: BulkAct;
  rows: CaseRow[];
  onClose: (done: boolean) => void;
}

/** One act on the selected cases: asked first, then each case says how it went and, where it was refused, why. */
export function BulkDialog({ act, rows, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [form] = Form.useForm<BulkWords>();
  const { results, running, run } = useBulk(act);
  const fit = rows.filter(({ acts }) => acts.includes(act));
  const asked = results.size > 0 || running;
  const failed = [...results.values()].filter(({ done }) => !done).length;
  const word = t(`caseActs/${act}`);
  return (
    <Modal
      open
      width={640}
      title={t('cases/bulkTitle', { act: word })}
      onCancel={() => onClose(asked)}
      closable={!running}
      mask={{ closable: false }}
      footer={
        asked ? (
          <Button type="primary" disabled={running} onClick={() => onClose(true)}>
            {t('common/close')}
          </Button>
        ) : (
          <>
            <Button onClick={() => onClose(false)}>{t('common/cancel')}</Button>
            <Button type="primary" onClick={form.submit}>
              {word} ({fit.length})
            </Button>
          </>
        )
      }
    >
      <p role="status">
        {!asked
          ? t('cases/bulkAsk', { count: fit.length, act: word })
          : running
            ? t('cases/bulkRunning', { count: fit.length })
            : t('cases/bulkResult', { done: results.size - failed, failed })}
      </p>
      {!asked && <Words act={act} form={form} onFinish={(words) => void run(fit, words)} />}
      <Rows rows={fit} {...(asked && { results })} />
      {fit.length < rows.length && (
        <p className="field-hint">
          {t('cases/bulkNotFit', { count: rows.length - fit.length, act: word })}
        </p>
      )}
    </Modal>
  );
}

/** What is said with each of them: to whom they are handed down, or a remark. */
function Words(props: {
  act: BulkAct;
  form: ReturnType<typeof Form.useForm<BulkWords>>[0];
  onFinish: (words: BulkWords) => void;
}): JSX.Element {
  const { act, form, onFinish } = props;
  const { account } = useSession();
  return (
    <Form<BulkWords>
      form={form}
      name="bulk"
      layout="vertical"
      initialValues={act === 'assign' ? { organisation: account.organisation.code } : {}}
      onFinish={(words) => onFinish(written(words))}
    >
      {act === 'assign' && <HandOverTo />}
      {act !== 'acknowledge' && act !== 'remind' && <Note name="text" label="remark" />}
    </Form>
  );
}

function Rows(props: { rows: CaseRow[]; results?: ReadonlyMap<string, BulkResult> }): JSX.Element {
  const { rows, results } = props;
  const { t } = useTranslation();
  return (
    <Table<CaseRow>
      size="small"
      className="bulk-rows"
      rowKey={({ caseId }) => caseId}
      dataSource={rows}
      pagination={false}
      scroll={{ y: 320 }}
      columns={[
        { key: 'name', title: t('cases/matter'), render: (_, row) => caseName(row) },
        {
          key: 'partner',
          title: t('fields/partner'),
          render: (_, { partner }) => partner.name,
        },
        {
          key: 'result',
          title: t(results ? 'cases/result' : 'fields/state'),
          render: (_, row) =>
            results ? <Result result={results.get(row.caseId)} /> : <CaseStateTag row={row} />,
        },
      ]}
    />
  );
}

function Result({ result }: { result: BulkResult | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  if (!result) return null;
  return result.done ? (
    <Tag color="green" className="state-tag">
      {t('cases/bulkDone')}
    </Tag>
  ) : (
    <span className="bad">{result.why}</span>
  );
}
