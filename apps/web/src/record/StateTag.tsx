import { Tag, Tooltip } from 'antd';
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  PieChartOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordState } from '../api/records';

const LOOK: Record<RecordState, { color: string; icon: ReactNode }> = {
  agreed: { color: 'green', icon: <CheckCircleOutlined aria-hidden /> },
  pending: { color: 'blue', icon: <ClockCircleOutlined aria-hidden /> },
  'one-sided': { color: 'gold', icon: <PieChartOutlined aria-hidden /> },
  diverged: { color: 'red', icon: <WarningOutlined aria-hidden /> },
};

/** The state of a joint record in one word, with a sign of its own: never colour alone (GB/T 37668-2019). */
export function StateTag({ state, since }: { state: RecordState; since?: string }): JSX.Element {
  const { t } = useTranslation();
  const { color, icon } = LOOK[state];
  return (
    <span className="state" data-state={state}>
      <Tooltip title={t(`stateHints/${state}`)}>
        <Tag color={color} icon={icon} className="state-tag">
          {t(`states/${state}`)}
        </Tag>
      </Tooltip>
      {since && <span className="since">{t('since', { time: since })}</span>}
    </span>
  );
}

/** "3 项不符"; nothing when all is equal. */
export function DifferencesTag({ count }: { count: number }): JSX.Element | null {
  const { t } = useTranslation();
  if (!count) return null;
  return (
    <Tag color="orange" className="state-tag">
      {t('differences', { count })}
    </Tag>
  );
}
