import { Alert, Button, Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterImport } from '../../api/imports';
import { textOf } from '../../texts';

/** A file that nobody can take in, and why. */
export function ImportFailed({
  held,
  onAgain,
}: {
  held: RegisterImport;
  onAgain: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={`${held.fileName}：${t('import/failed')}`}
        description={textOf('import/failures', held.code)}
      />
      <Flex justify="flex-end">
        <Button type="primary" onClick={onAgain}>
          {t('import/again')}
        </Button>
      </Flex>
    </>
  );
}
