import { Alert } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

/** Says where the values of a form come from that nobody has typed. */
export function KnownFrom(): JSX.Element {
  const { t } = useTranslation();
  return <Alert type="info" showIcon className="form-alert" title={t('form/knownFrom')} />;
}
