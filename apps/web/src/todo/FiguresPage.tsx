import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { RatesCard } from '../one-sided/RatesCard';
import { PageTitle } from '../shell/PageTitle';
import { CoverageCards } from '../site/CoverageCards';
import { SummaryCard } from './SummaryCard';

/** 数字概览: what is counted within the area, for those too who see no person; then no number leads to a list. */
export function FiguresPage(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('figures/title')} sub={t('figures/sub')} />
      <div className="figures-page">
        <RatesCard />
        <SummaryCard />
      </div>
      <CoverageCards />
    </>
  );
}
