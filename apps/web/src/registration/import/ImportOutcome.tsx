import { Alert, Button, Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterImport } from '../../api/imports';
import { ImportFigures } from './ImportFigures';
import { RefusedRows, RefusedRowsButton } from './RefusedRows';

interface Props {
  held: RegisterImport;
  onAgain: () => void;
}

/** What became of the rows; the refused ones with row, field and reason, and as a file to correct. */
export function ImportOutcome({ held, onAgain }: Props): JSX.Element {
  const { t } = useTranslation();
  const { rows, accepted, alreadyDone, refused } = held;
  return (
    <>
      <ImportFigures
        figures={[
          ['rows', rows],
          ['accepted', accepted],
          ['alreadyDone', alreadyDone],
          ['refused', refused],
        ]}
      />
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Alert
          showIcon
          type={refused > 0 ? 'warning' : 'success'}
          title={refused > 0 ? t('import/someRefused', { count: refused }) : t('import/allGood')}
          className="grow"
        />
        {refused > 0 && <RefusedRowsButton held={held} />}
        <Button type="primary" onClick={onAgain}>
          {t('import/again')}
        </Button>
      </Flex>
      {refused > 0 && <RefusedRows held={held} />}
    </>
  );
}
