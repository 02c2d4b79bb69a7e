import { Alert, Button } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The part of the whole that the list shows. */
  name: string;
  onShowAll: () => void;
}

/** What a list was opened for, where the query area has no field for it, and the way back to all. */
export function ListNotice({ name, onShowAll }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      className="list-notice"
      title={t('list/active', { name })}
      action={
        <Button size="small" type="link" onClick={onShowAll}>
          {t('list/showAll')}
        </Button>
      }
    />
  );
}
