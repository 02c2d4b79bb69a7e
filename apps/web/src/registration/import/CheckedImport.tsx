import { Alert, Button, Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmImport, discardImport, type RegisterImport } from '../../api/imports';
import { useCommand } from '../../api/useCommand';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { ImportFigures } from './ImportFigures';
import { RefusedRows, RefusedRowsButton } from './RefusedRows';

/** 校验 is done: what would be taken in, what not and why; the clerk decides. */
export function CheckedImport({
  held,
  onGivenUp,
}: {
  held: RegisterImport;
  onGivenUp: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const { kind, importId: id, refused, alreadyDone, total = 0 } = held;
  const good = total - refused - alreadyDone;
  const confirm = useCommand(confirmImport);
  const giveUp = useCommand(discardImport);
  const isBusy = confirm.isPending || giveUp.isPending;
  const sentence =
    good === 0
      ? t('import/checkedNone')
      : t(refused > 0 ? 'import/checkedSome' : 'import/checkedGood', { good, refused });
  return (
    <>
      <ImportFigures
        figures={[
          ['rows', total],
          ['good', good],
          ['alreadyDone', alreadyDone],
          ['refused', refused],
        ]}
      />
      <Alert
        showIcon
        type={refused > 0 ? 'warning' : 'success'}
        title={`${held.fileName}：${sentence}`}
      />
      <ProblemAlert error={confirm.error ?? giveUp.error} />
      <Flex justify="flex-end" gap={8} wrap>
        <Button
          disabled={isBusy}
          onClick={() => giveUp.mutate({ kind, id }, { onSuccess: onGivenUp })}
        >
          {t('import/giveUp')}
        </Button>
        {refused > 0 && <RefusedRowsButton held={held} />}
        <Button
          type="primary"
          disabled={good === 0 || giveUp.isPending}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ kind, id })}
        >
          {t('import/confirm', { good })}
        </Button>
      </Flex>
      {refused > 0 && <RefusedRows held={held} />}
    </>
  );
}
