import { App, Button, Card, Progress, Tag, Upload } from 'antd';
import { PaperClipOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Case } from '../api/case';
import {
  type Attachment,
  ATTACHMENT_TYPES,
  attachmentAddress,
  getAttachments,
} from '../api/caseFiles';
import { shortMomentOf } from '../format';
import { useCan, useNow } from '../identity/session';
import { sentenceOf } from '../shell/ProblemAlert';
import { useLive } from '../shell/useLive';
import { isEnded } from './case-fields';
import { sendFile, typeOf } from './send-file';

/** Kinds that carry files; a verification is answered field by field. */
const WITH_FILES: readonly Case['kind'][] = ['correspondence', 'objection', 'dispute'];
const BYTES_MAX = 10 * 1024 * 1024;

/** 附件: the files of both sides, and how far each has come. */
export function AttachmentsCard({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const carries = WITH_FILES.includes(held.kind);
  const { data } = useLive(
    ['attachments', held.caseId],
    () => getAttachments(held.caseId),
    carries,
  );
  if (!carries || !data) return null;
  return (
    <Card
      size="small"
      title={t('attachments/title')}
      extra={
        can('work-case') && !isEnded(held.state) && <Attach caseId={held.caseId} held={data} />
      }
    >
      {data.length === 0 && <p className="quiet">{t('attachments/none')}</p>}
      <ul className="plain-list attachments">
        {data.map((file) => (
          <li key={file.attachmentId}>
            <OneFile caseId={held.caseId} file={file} partner={held.partner.name} />
          </li>
        ))}
      </ul>
      <p className="field-hint">{t('attachments/hint')}</p>
    </Card>
  );
}

function OneFile(props: { caseId: string; file: Attachment; partner: string }): JSX.Element {
  const { caseId, file, partner } = props;
  const { t } = useTranslation();
  const now = useNow();
  const whole = file.state === 'complete';
  return (
    <>
      <PaperClipOutlined aria-hidden />
      {whole ? (
        <a href={attachmentAddress(caseId, file.attachmentId)} download={file.name}>
          {file.name}
        </a>
      ) : (
        <span>{file.name}</span>
      )}
      <span className="quiet">{sizeOf(file.bytes)}</span>
      <span className="quiet">
        {file.from === 'own' ? t('attachments/own') : t('attachments/from', { name: partner })}
      </span>
      {file.state === 'damaged' && <Tag color="red">{t('attachments/damaged')}</Tag>}
      {file.state === 'incomplete' && (
        <Tag color="gold">
          {t('attachments/parts', { done: file.received.length, of: file.parts })}
        </Tag>
      )}
      {whole && file.from === 'own' && (
        <span className={file.deliveredAt ? 'good' : 'warn'}>
          {file.deliveredAt
            ? t('record/deliveredAt', { time: shortMomentOf(file.deliveredAt, now()) })
            : t('record/notDelivered')}
        </span>
      )}
    </>
  );
}

export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function Attach({ caseId, held }: { caseId: string; held: Attachment[] }): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [percent, setPercent] = useState<number>();

  const attach = async (file: File): Promise<void> => {
    const type = typeOf(file.name);
    if (!type) return void message.error(t('attachments/wrongType'));
    if (file.size > BYTES_MAX) return void message.error(t('attachments/tooLarge'));
    setPercent(0);
    try {
      const content = new Uint8Array(await file.arrayBuffer());
      const onPart = (done: number, of: number): void => setPercent(Math.round((done / of) * 100));
      const { state } = await sendFile({ caseId, name: file.name, type, content, held, onPart });
      if (state === 'complete') void message.success(t('attachments/done'));
      else void message.error(t('attachments/damaged'));
    } catch (error) {
      void message.error(sentenceOf(error));
    } finally {
      setPercent(undefined);
      await queries.invalidateQueries({ queryKey: ['attachments', caseId] });
    }
  };

  if (percent !== undefined)
    return <Progress percent={percent} size="small" className="attach-progress" />;
  return (
    <Upload
      accept={Object.values(ATTACHMENT_TYPES).flat().join(',')}
      showUploadList={false}
      beforeUpload={(file) => {
        void attach(file);
        return false;
      }}
    >
      <Button size="small" icon={<PaperClipOutlined />}>
        {t('attachments/attach')}
      </Button>
    </Upload>
  );
}
