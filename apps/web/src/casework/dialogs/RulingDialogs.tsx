import { Form, Input, Select } from 'antd';
import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getAttachments } from '../../api/caseFiles';
import { useToday } from '../../identity/session';
import { DayInput } from '../../registration/DayInput';
import { required } from '../../registration/rules';
import { RulingLines } from '../RulingCard';
import { ActDialog, type CaseDialogProps, Choice, Note } from './ActDialog';

/** 登记裁定: the document this side received, also when the other side entered another one. */
export function EnterRuling(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const { caseId } = props.held;
  const { data = [] } = useQuery({
    queryKey: ['attachments', caseId],
    queryFn: () => getAttachments(caseId),
  });
  const files = data.filter(({ state }) => state === 'complete');
  return (
    <ActDialog
      {...props}
      act="enter-ruling"
      fields={['by', 'on', 'filing', 'finding', 'fileId', 'text']}
      initial={{ on: today }}
    >
      <Form.Item
        name="by"
        label={t('caseActs/rulingBy')}
        rules={[required(t('caseActs/rulingBy'))]}
      >
        <Input maxLength={12} inputMode="numeric" />
      </Form.Item>
      <Form.Item
        name="on"
        label={t('caseActs/rulingOn')}
        rules={[required(t('caseActs/rulingOn'), true)]}
      >
        <DayInput latest={today} />
      </Form.Item>
      <Form.Item name="filing" label={t('case/filing')} rules={[required(t('case/filing'))]}>
        <Input maxLength={200} />
      </Form.Item>
      <Choice
        name="finding"
        label={t('caseActs/finding')}
        options={(['asking', 'answering', 'both'] as const).map((value) => ({
          value,
          label: t(`case/findings/${value}`),
        }))}
      />
      <Form.Item name="fileId" label={t('ruling/file')} extra={t('ruling/fileHint')}>
        <Select
          allowClear
          notFoundContent={t('attachments/none')}
          options={files.map(({ attachmentId, name }) => ({ value: attachmentId, label: name }))}
        />
      </Form.Item>
      <Note name="text" label="text" />
    </ActDialog>
  );
}

/** 会签裁定: this side received the same document, with all it says. */
export function CountersignRuling(props: CaseDialogProps): JSX.Element {
  const { side, ruling, caseId } = props.held;
  const theirs = side === 'asking' ? ruling?.answering : ruling?.asking;
  return (
    <ActDialog {...props} act="countersign-ruling">
      {theirs && <RulingLines caseId={caseId} ruling={theirs} />}
    </ActDialog>
  );
}
