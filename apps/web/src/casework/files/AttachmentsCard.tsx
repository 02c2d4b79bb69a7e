import { Card, Tag } from 'antd';
import { PaperClipOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Case, CaseSection } from '../../api/case';
import {
  type Attachment,
  attachmentAddress,
  filesOfCase,
  getAttachments,
} from '../../api/caseFiles';
import { shortMomentOf } from '../../format';
import { useCan, useNow } from '../../identity/session';
import { useLive } from '../../shell/useLive';
import { isEnded } from '../case-fields';
import { FileButton, sizeOf } from './FileButton';

/** Where papers are part of the matter a place for them is always shown; elsewhere once there are some. */
const WITH_FILES: readonly Case['kind'][] = ['correspondence', 'objection', 'dispute'];

/** 附件: the files of both sides, and how far each has come. */
export function AttachmentsCard({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const { data } = useLive(['attachments', held.caseId], () => getAttachments(held.caseId));
  if (!data || (data.length === 0 && !WITH_FILES.includes(held.kind))) return null;
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
            <OneFile held={held} file={file} />
          </li>
        ))}
      </ul>
      <p className="field-hint">{t('attachments/hint')}</p>
    </Card>
  );
}

function OneFile({ held, file }: { held: Case; file: Attachment }): JSX.Element {
  const { caseId, partner } = held;
  const word = wordOf(held, file);
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
        {file.from === 'own' ? t('attachments/own') : t('attachments/from', { name: partner.name })}
      </span>
      {word && <Tag>{t(`attachments/with/${word}`)}</Tag>}
      {file.waits && <Tag color="blue">{t('attachments/waits')}</Tag>}
      {file.state === 'damaged' && <Tag color="red">{t('attachments/damaged')}</Tag>}
      {file.state === 'incomplete' && (
        <Tag color="gold">
          {t('attachments/parts', { done: file.received.length, of: file.parts })}
        </Tag>
      )}
      {whole && file.from === 'own' && !file.waits && (
        <span className={file.deliveredAt ? 'good' : 'warn'}>
          {file.deliveredAt
            ? t('record/deliveredAt', { time: shortMomentOf(file.deliveredAt, now()) })
            : t('record/notDelivered')}
        </span>
      )}
    </>
  );
}

/** The word a file came with. */
function wordOf(held: Case, { attachmentId }: Attachment): 'question' | 'answer' | undefined {
  const names = (section: CaseSection | undefined): boolean =>
    ((section?.open['attachments'] ?? []) as { id: string }[]).some(
      ({ id }) => id === attachmentId,
    );
  if (names(held.asking.sections['question'])) return 'question';
  return names(held.answering?.sections['answer']) ? 'answer' : undefined;
}

function Attach({ caseId, held }: { caseId: string; held: Attachment[] }): JSX.Element {
  const queries = useQueryClient();
  return (
    <FileButton
      to={filesOfCase(caseId)}
      held={held}
      onSettled={() => void queries.invalidateQueries({ queryKey: ['attachments', caseId] })}
    />
  );
}
