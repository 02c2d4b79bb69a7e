import { Badge, Menu, type MenuProps } from 'antd';
import { type JSX, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useCan } from '../identity/session';
import { entryOf, isOffered, MENU } from './menu';

interface Props {
  collapsed: boolean;
  todo: number;
  onChosen?: () => void;
}

export function SideMenu({ collapsed, todo, onChosen }: Props): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  const here = entryOf(pathname);
  const [open, setOpen] = useState(['register', 'atDoor', 'lists', 'coordination', 'system']);

  const items = useMemo(() => {
    const linkTo = (path: string, label: string): JSX.Element => (
      <Link to={path} aria-current={path === here?.leaf.path ? 'page' : undefined}>
        {label}
      </Link>
    );
    return MENU.flatMap((entry): NonNullable<MenuProps['items']> => {
      if (!('leaves' in entry)) {
        if (!isOffered(entry, can)) return [];
        const label = linkTo(entry.path, t(`menu/${entry.word}`));
        const badge = entry.word === 'todo' && !collapsed && (
          <Badge count={todo} overflowCount={999} size="small" className="menu-badge" />
        );
        return [
          {
            key: entry.path,
            icon: entry.icon,
            label: (
              <span className="menu-line">
                {label}
                {badge}
              </span>
            ),
          },
        ];
      }
      const children = entry.leaves
        .filter((leaf) => isOffered(leaf, can))
        .map(({ path, word }) => ({ key: path, label: linkTo(path, t(`menu/${word}`)) }));
      if (children.length === 0) return [];
      return [{ key: entry.key, icon: entry.icon, label: t(`menu/${entry.word}`), children }];
    });
  }, [can, collapsed, here?.leaf.path, t, todo]);

  return (
    <Menu
      mode="inline"
      inlineCollapsed={collapsed}
      inlineIndent={16}
      items={items}
      selectedKeys={here ? [here.leaf.path] : []}
      {...(!collapsed && { openKeys: open, onOpenChange: (keys: string[]) => setOpen(keys) })}
      onClick={() => onChosen?.()}
      aria-label={t('menu/label')}
    />
  );
}
