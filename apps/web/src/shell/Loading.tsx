import { Spin } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

export function Loading(): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t('common/loading')}>
      <Spin delay={200} />
    </div>
  );
}
