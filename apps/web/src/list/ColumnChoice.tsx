import { Button, Checkbox, Popover } from 'antd';
import { SettingOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';

const keyOf = (list: string): string => `yipanqi.columns.${list}`;

interface Choice {
  key: string;
  title: string;
  always?: boolean;
  atFirstHidden?: boolean;
}

function kept(list: string): string[] | undefined {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? 'null');
    return Array.isArray(held) ? held.filter((key) => typeof key === 'string') : undefined;
  } catch {
    return undefined;
  }
}

/** Columns a person has switched off in a list; kept in this browser. */
export function useColumnChoice(
  list: string,
  columns: Choice[],
): {
  hidden: string[];
  toggle: (key: string) => void;
} {
  const [hidden, setHidden] = useState(
    () => kept(list) ?? columns.filter(({ atFirstHidden }) => atFirstHidden).map(({ key }) => key),
  );
  const toggle = (key: string): void => {
    const next = hidden.includes(key) ? hidden.filter((k) => k !== key) : [...hidden, key];
    setHidden(next);
    try {
      localStorage.setItem(keyOf(list), JSON.stringify(next));
    } catch {
      // A private window: the choice lasts as long as the page.
    }
  };
  return { hidden, toggle };
}

interface Props {
  columns: Choice[];
  hidden: string[];
  onToggle: (key: string) => void;
}

export function ColumnChoice({ columns, hidden, onToggle }: Props): JSX.Element {
  const { t } = useTranslation();
  const choices = (
    <div className="column-choice">
      {columns
        .filter(({ always }) => !always)
        .map(({ key, title }) => (
          <Checkbox key={key} checked={!hidden.includes(key)} onChange={() => onToggle(key)}>
            {title}
          </Checkbox>
        ))}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={choices}>
      <Button icon={<SettingOutlined />}>{t('list/columns')}</Button>
    </Popover>
  );
}
