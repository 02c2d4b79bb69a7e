import { Tag } from 'antd';
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  StopOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { JSX } from 'react';
import { textOf } from '../texts';

const looks: Record<string, { color?: string; icon: JSX.Element }> = {
  draft: { icon: <EditOutlined aria-hidden /> },
  proposed: { color: 'blue', icon: <SwapOutlined aria-hidden /> },
  'counter-proposed': { color: 'blue', icon: <SwapOutlined aria-hidden /> },
  crossed: { color: 'blue', icon: <SwapOutlined aria-hidden /> },
  countersigned: { color: 'green', icon: <ClockCircleOutlined aria-hidden /> },
  'in-force': { color: 'green', icon: <CheckCircleOutlined aria-hidden /> },
  ending: { color: 'orange', icon: <ClockCircleOutlined aria-hidden /> },
  lapsed: { color: 'orange', icon: <StopOutlined aria-hidden /> },
};

/** How an agreement stands: word, colour and sign. */
export function AgreementStateTag({ state }: { state: string }): JSX.Element {
  const { color, icon } = looks[state] ?? { icon: <StopOutlined aria-hidden /> };
  return (
    <Tag className="state-tag" icon={icon} {...(color && { color })}>
      {textOf('agreement/states', state)}
    </Tag>
  );
}
