/** A text for people in both languages. */
interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Roles of design section 8; the Chinese name is the official one. `person` 本人 signs in at the portal, not here. */
export const ROLES = {
  'community-manager': { zh: '社区网格员（专干）', en: 'Community manager' },
  'township-clerk': { zh: '乡镇（街道）经办', en: 'Township clerk' },
  'exchange-officer': { zh: '县级协查员', en: 'Exchange officer' },
  'liaison-officer': { zh: '联络员', en: 'Liaison officer' },
  'department-reporter': { zh: '部门通报员', en: 'Department reporter' },
  assessor: { zh: '考核员', en: 'Assessor' },
  leader: { zh: '分管领导', en: 'Leader' },
  auditor: { zh: '审计员', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
} as const satisfies Record<string, Label>;

export type Role = keyof typeof ROLES;

/** What can be done; one per endpoint, several endpoints may share one. */
export const ACTS = {
  session: { zh: '本人会话与密码', en: 'Own session and password' },
  codes: { zh: '查看代码表和区划', en: 'See code tables, divisions and partners' },
  'register-arrival': { zh: '登记来此居住', en: 'Register an arrival' },
  'change-residence': { zh: '变更居住信息', en: 'Change a residence' },
  'end-residence': { zh: '登记离开', en: 'End a residence' },
  'register-departure': { zh: '登记外出', en: 'Register a departure' },
  'change-departure': { zh: '变更外出信息', en: 'Change a departure' },
  'end-departure': { zh: '登记返回', en: 'End a departure' },
  'confirm-identity': { zh: '确认身份', en: 'Confirm an identity' },
  'undo-pairing': { zh: '撤销配对', en: 'Undo a pairing' },
  pair: { zh: '人工配对', en: 'Pair by hand' },
  'propose-override': { zh: '申请放行号码', en: 'Propose to let a number pass' },
  'approve-override': { zh: '审核放行号码', en: 'Decide on a number proposed' },
  'person-sheet': { zh: '打印本人信息单', en: 'Print the sheet of a person' },
  'mend-exchange': { zh: '重试和更正报文', en: 'Retry and correct entries' },
  'note-outage': { zh: '登记交换中断', en: 'Note an outage' },
  'keep-sites': { zh: '维护来源场所和网格', en: 'Keep sites and grids' },
  'decide-self-report': { zh: '确认自主申报', en: 'Decide on reports from doors' },
  'take-over-draft': { zh: '接办转交的草稿', en: 'Take over what others captured' },
  import: { zh: '批量导入', en: 'Import registers' },
  read: { zh: '查看名单和记录', en: 'Read lists and records' },
  summary: { zh: '查看汇总数字', en: 'See the summary' },
  reveal: { zh: '查看完整信息', en: 'Reveal a full number' },
  streams: { zh: '查看与各地的数据交换', en: 'See the exchange with partners' },
  quarantine: { zh: '查看异常报文', en: 'See quarantined messages' },
  calendar: { zh: '登记本单位停办日', en: 'Announce days an office is closed' },
  'read-cases': { zh: '查看协查事项', en: 'See cases' },
  'open-case': { zh: '发起协查', en: 'Open a case' },
  'work-case': { zh: '办理协查', en: 'Work on a case' },
  'attach-file': { zh: '上传协查附件', en: 'Hand in files of cases' },
  'decide-case': { zh: '审核协查', en: 'Review and decide a case' },
  'read-agreements': { zh: '查看双向管理协议', en: 'See agreements' },
  'draft-agreement': { zh: '起草协议', en: 'Draft agreements' },
  'sign-agreement': { zh: '签署、退回和终止协议', en: 'Sign, refuse and end agreements' },
  'note-renewal': { zh: '知悉协议续签提醒', en: 'Take note of renewal reminders' },
  'first-contact': { zh: '核对对方密钥指纹', en: 'Compare the fingerprint of a partner' },
  accounts: { zh: '管理账号', en: 'Administer accounts' },
  reads: { zh: '查看查阅日志', en: 'Read the log of reads' },
} as const satisfies Record<string, Label>;

export type ActName = keyof typeof ACTS;

const EVERYONE = ['session', 'codes'] as const;
const LOCAL = [
  'register-arrival',
  'change-residence',
  'end-residence',
  'keep-sites',
  'decide-self-report',
  'import',
  'read',
  'summary',
  'reveal',
  'propose-override',
  'person-sheet',
  'read-cases',
  'work-case',
  'attach-file',
] as const;
const TOWNSHIP = [
  ...LOCAL,
  'take-over-draft',
  'register-departure',
  'change-departure',
  'end-departure',
  'undo-pairing',
  'pair',
  'approve-override',
  'open-case',
] as const;

/**
 * Role × act: the whole table. The third dimension, the subtree of the organisation, is `Scope`: an act reaches only
 * what lies in the account's own area. The administrator holds no act that shows personal data (等保 2.0, 三员分立);
 * roles whose capability does not exist yet hold only what everyone holds.
 */
const TABLE: Readonly<Record<Role, readonly ActName[]>> = {
  'community-manager': [...EVERYONE, ...LOCAL],
  'township-clerk': [...EVERYONE, ...TOWNSHIP],
  'exchange-officer': [
    ...EVERYONE,
    ...TOWNSHIP,
    'decide-case',
    'confirm-identity',
    'streams',
    'quarantine',
    'mend-exchange',
    'note-outage',
    'read-agreements',
  ],
  'liaison-officer': [
    ...EVERYONE,
    'read-agreements',
    'draft-agreement',
    'note-renewal',
    'first-contact',
    'read',
    'read-cases',
    'work-case',
    'attach-file',
    'summary',
    'streams',
    'quarantine',
    'mend-exchange',
    'note-outage',
  ],
  // A department tells us of people and sees figures; what became of a person is not its business.
  'department-reporter': [...EVERYONE, 'summary', 'open-case', 'attach-file'],
  assessor: EVERYONE,
  leader: [
    ...EVERYONE,
    'read',
    'read-cases',
    'summary',
    'streams',
    'calendar',
    'read-agreements',
    'sign-agreement',
    'note-renewal',
  ],
  auditor: [...EVERYONE, 'summary', 'streams', 'quarantine', 'reads', 'read-agreements'],
  administrator: [
    ...EVERYONE,
    'accounts',
    'calendar',
    'streams',
    'quarantine',
    'note-outage',
    'reads',
    'read-agreements',
    'first-contact',
  ],
};

export function permits(role: Role, act: string): boolean {
  return (TABLE[role] as readonly string[]).includes(act);
}

/** The acts of a role, in the order of the table; the console shows what they allow. */
export function actsOf(role: Role): readonly ActName[] {
  return TABLE[role];
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}
