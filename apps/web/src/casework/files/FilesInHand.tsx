import { Button } from 'antd';
import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { again } from '../../api/again';
import { FILES_IN_HAND, putAway } from '../../api/caseFiles';
import { FileButton, type HandedIn, sizeOf } from './FileButton';

const FILES_MAX = 10;

interface Props {
  value?: HandedIn[];
  onChange?: (files: HandedIn[]) => void;
}

/** Files that go out with what is being written; they are handed in at once, so that sending waits for nothing. */
export function FilesInHand({ value = [], onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const without = ({ attachmentId }: HandedIn): HandedIn[] =>
    value.filter((one) => one.attachmentId !== attachmentId);
  const remove = (file: HandedIn): void => {
    onChange?.(without(file));
    // One that is a case's already only stays behind; one in hand nobody needs any more.
    void again((key) => putAway({ file: file.attachmentId }, key)).catch(() => undefined);
  };
  return (
    <div className="files-in-hand">
      <ul className="plain-list attachments">
        {value.map((file) => (
          <li key={file.attachmentId}>
            <PaperClipOutlined aria-hidden />
            <span>{file.name}</span>
            <span className="quiet">{sizeOf(file.bytes)}</span>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('attachments/remove', { name: file.name })}
              onClick={() => remove(file)}
            />
          </li>
        ))}
      </ul>
      <FileButton
        to={FILES_IN_HAND}
        disabled={value.length >= FILES_MAX}
        onWhole={(file) => onChange?.([...without(file), file])}
      />
      <p className="field-hint">{t('attachments/inHandHint')}</p>
    </div>
  );
}

export const idsOf = (files: readonly HandedIn[] | undefined): { attachments?: string[] } =>
  files && files.length > 0 ? { attachments: files.map(({ attachmentId }) => attachmentId) } : {};
