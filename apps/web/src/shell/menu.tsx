import type { JSX } from 'react';
import {
  AuditOutlined,
  BellOutlined,
  FormOutlined,
  HomeOutlined,
  ProfileOutlined,
  SafetyOutlined,
  SearchOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { Act } from '../identity/session';
import type { zhCN } from '../texts/zh-CN';

type MenuWord = Exclude<keyof typeof zhCN.menu, 'label'>;

interface Leaf {
  path: string;
  word: MenuWord;
  /** One of them is enough. */
  acts: Act[];
  /** Who holds this one gets there another way. */
  unless?: Act;
}

interface Group {
  key: string;
  word: MenuWord;
  icon: JSX.Element;
  leaves: Leaf[];
}

/** Two levels; what an account may not do is not shown. */
export const MENU: (Group | (Leaf & { icon: JSX.Element }))[] = [
  { path: '/todo', word: 'todo', icon: <BellOutlined />, acts: ['read'] },
  { path: '/search', word: 'search', icon: <SearchOutlined />, acts: ['read'] },
  { path: '/cases', word: 'cases', icon: <AuditOutlined />, acts: ['read-cases'] },
  {
    key: 'register',
    word: 'register',
    icon: <FormOutlined />,
    leaves: [
      { path: '/registration/arrivals/new', word: 'registerArrival', acts: ['register-arrival'] },
      {
        path: '/registration/departures/new',
        word: 'registerDeparture',
        acts: ['register-departure'],
      },
      { path: '/registration/imports', word: 'import', acts: ['import'] },
    ],
  },
  {
    key: 'atDoor',
    word: 'atDoor',
    icon: <HomeOutlined />,
    leaves: [
      { path: '/registration/visit', word: 'visit', acts: ['end-residence'] },
      { path: '/registration/households/new', word: 'household', acts: ['register-arrival'] },
      { path: '/registration/outbox', word: 'outbox', acts: ['register-arrival'] },
      { path: '/registration/self-reports', word: 'selfReports', acts: ['decide-self-report'] },
      { path: '/registration/captured-drafts', word: 'captured', acts: ['take-over-draft'] },
      { path: '/sites', word: 'sites', acts: ['read'] },
    ],
  },
  {
    key: 'lists',
    word: 'lists',
    icon: <ProfileOutlined />,
    leaves: [
      { path: '/registration/arrivals', word: 'arrivals', acts: ['read'] },
      { path: '/registration/departures', word: 'departures', acts: ['read'] },
      { path: '/records', word: 'records', acts: ['read'] },
      { path: '/one-sided', word: 'oneSided', acts: ['read'] },
      { path: '/id-overrides', word: 'idOverrides', acts: ['propose-override'] },
      { path: '/figures', word: 'figures', acts: ['summary'] },
    ],
  },
  {
    key: 'coordination',
    word: 'coordination',
    icon: <SwapOutlined />,
    leaves: [
      { path: '/cases/new', word: 'notify', acts: ['open-case'], unless: 'read-cases' },
      { path: '/agreements', word: 'agreements', acts: ['read-agreements'] },
      { path: '/exchange', word: 'exchange', acts: ['streams', 'quarantine'] },
      { path: '/calendar', word: 'calendar', acts: ['codes'] },
    ],
  },
  {
    key: 'system',
    word: 'system',
    icon: <SafetyOutlined />,
    leaves: [
      { path: '/accounts', word: 'accounts', acts: ['accounts'] },
      { path: '/reads', word: 'reads', acts: ['reads'] },
    ],
  },
];

const leavesOf = (entry: (typeof MENU)[number]): Leaf[] =>
  'leaves' in entry ? entry.leaves : [entry];

export const isOffered = ({ acts, unless }: Leaf, can: (act: Act) => boolean): boolean =>
  acts.some(can) && !(unless && can(unless));

export const allLeaves = (): Leaf[] => MENU.flatMap(leavesOf);

/** The menu entry a page belongs to: the longest path that begins its address. */
export function entryOf(address: string): { leaf: Leaf; group?: Group } | undefined {
  let found: { leaf: Leaf; group?: Group } | undefined;
  for (const entry of MENU)
    for (const leaf of leavesOf(entry)) {
      if (leaf.unless) continue;
      const here = address === leaf.path || address.startsWith(`${leaf.path}/`);
      if (here && leaf.path.length > (found?.leaf.path.length ?? 0))
        found = 'leaves' in entry ? { leaf, group: entry } : { leaf };
    }
  return found;
}

/** The first page of an account: its work-list, or what its role is for. */
export function firstPage(can: (act: Act) => boolean): string {
  if (!can('read') && can('accounts')) return '/accounts';
  return allLeaves().find((leaf) => isOffered(leaf, can))?.path ?? '/nothing';
}
