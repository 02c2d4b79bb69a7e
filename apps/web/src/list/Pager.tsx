import { Button, Flex, Select } from 'antd';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZES } from '../api/page';

interface Props {
  total: number;
  totalIsExact: boolean;
  page: number;
  size: number;
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  onSize: (size: number) => void;
}

/** 共 N 条, the page, and its size. Lists are read by cursor, so one goes page by page. */
export function Pager(props: Props): JSX.Element {
  const { total, totalIsExact, page, size, onNext, onPrevious, onSize } = props;
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(total / size));
  return (
    <Flex
      component="nav"
      className="pager"
      align="center"
      justify="flex-end"
      gap={12}
      wrap
      aria-label={t('list/page', { page, pages })}
    >
      <span className="pager-total" role="status">
        {totalIsExact ? t('list/total', { total }) : t('list/totalMore')}
      </span>
      <Button
        size="small"
        icon={<LeftOutlined />}
        disabled={!onPrevious}
        onClick={onPrevious}
        aria-label={t('list/previous')}
      />
      <span>{totalIsExact ? t('list/page', { page, pages }) : t('list/pageOnly', { page })}</span>
      <Button
        size="small"
        icon={<RightOutlined />}
        disabled={!onNext}
        onClick={onNext}
        aria-label={t('list/next')}
      />
      <Select
        size="small"
        value={size}
        onChange={onSize}
        aria-label={t('list/size')}
        options={PAGE_SIZES.map((count) => ({ value: count, label: t('list/perPage', { count }) }))}
      />
    </Flex>
  );
}
