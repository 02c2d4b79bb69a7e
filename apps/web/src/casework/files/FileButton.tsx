import { App, Button, Progress, Upload } from 'antd';
import { PaperClipOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attachment, ATTACHMENT_TYPES } from '../../api/caseFiles';
import { sentenceOf } from '../../shell/ProblemAlert';
import { sendFile, typeOf } from './send-file';

const BYTES_MAX = 10 * 1024 * 1024;

export interface HandedIn {
  attachmentId: string;
  name: string;
  bytes: number;
}

interface Props {
  /** Address of the files it comes to. */
  to: string;
  held?: readonly Attachment[];
  disabled?: boolean;
  onWhole?: (file: HandedIn) => void;
  onSettled?: () => void;
}

/** Chooses a file, hands it in part by part and shows how far it has come. */
export function FileButton({ to, held, disabled, onWhole, onSettled }: Props): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [percent, setPercent] = useState<number>();

  const attach = async (file: File): Promise<void> => {
    const { name, size } = file;
    const type = typeOf(name);
    if (!type) return void message.error(t('attachments/wrongType'));
    if (size > BYTES_MAX) return void message.error(t('attachments/tooLarge'));
    setPercent(0);
    try {
      const content = new Uint8Array(await file.arrayBuffer());
      const onPart = (done: number, of: number): void => setPercent(Math.round((done / of) * 100));
      const sent = await sendFile({ to, name, type, content, ...(held && { held }), onPart });
      if (sent.state === 'complete') {
        onWhole?.({ attachmentId: sent.attachmentId, name, bytes: size });
        void message.success(t('attachments/done'));
      } else void message.error(t('attachments/damaged'));
    } catch (error) {
      void message.error(sentenceOf(error));
    } finally {
      setPercent(undefined);
      onSettled?.();
    }
  };

  if (percent !== undefined)
    return <Progress percent={percent} size="small" className="attach-progress" />;
  return (
    <Upload
      accept={Object.values(ATTACHMENT_TYPES).flat().join(',')}
      showUploadList={false}
      disabled={disabled ?? false}
      beforeUpload={(file) => {
        void attach(file);
        return false;
      }}
    >
      <Button size="small" icon={<PaperClipOutlined />} disabled={disabled ?? false}>
        {t('attachments/attach')}
      </Button>
    </Upload>
  );
}

export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
