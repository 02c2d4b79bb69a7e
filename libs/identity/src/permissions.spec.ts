import { ACTS, actsOf, isRole, permits, ROLES, type Role } from './permissions';

const roles = Object.keys(ROLES) as Role[];

describe('the permission table', () => {
  it('lets everyone see the code tables and end their own session', () => {
    for (const role of roles) {
      expect(permits(role, 'session')).toBe(true);
      expect(permits(role, 'codes')).toBe(true);
    }
  });

  it('shows no personal data to the administrator and the auditor', () => {
    const personal = ['read', 'reveal', 'import', 'register-arrival', 'register-departure'];
    for (const act of personal) {
      expect(permits('administrator', act)).toBe(false);
      expect(permits('auditor', act)).toBe(false);
    }
  });

  it('lets an auditor see evidence and who looked, and change nothing', () => {
    expect(actsOf('auditor')).toEqual([
      'session',
      'codes',
      'summary',
      'streams',
      'quarantine',
      'reads',
      'read-agreements',
    ]);
  });

  it('lets a department tell of people and see figures, and show it no person', () => {
    expect(actsOf('department-reporter')).toEqual([
      'session',
      'codes',
      'summary',
      'open-case',
      'attach-file',
    ]);
  });

  it('lets who may mend the exchange see what the gate refused', () => {
    for (const role of roles)
      if (permits(role, 'mend-exchange')) expect(permits(role, 'quarantine')).toBe(true);
  });

  it('lets a leader read and close offices but neither reveal nor write of people', () => {
    expect(actsOf('leader')).toEqual([
      'session',
      'codes',
      'read',
      'read-cases',
      'summary',
      'streams',
      'calendar',
      'read-agreements',
      'sign-agreement',
      'note-renewal',
    ]);
  });

  it('lets the liaison officer draft an agreement and only the leader sign it', () => {
    const holders = (act: string) => roles.filter((role) => permits(role, act));
    expect(holders('draft-agreement')).toEqual(['liaison-officer']);
    expect(holders('sign-agreement')).toEqual(['leader']);
    expect(holders('note-renewal')).toEqual(['liaison-officer', 'leader']);
    expect(holders('first-contact')).toEqual(['liaison-officer', 'administrator']);
  });

  it('lets only the exchange officer confirm an identity', () => {
    expect(roles.filter((role) => permits(role, 'confirm-identity'))).toEqual(['exchange-officer']);
  });

  it('lets only the administrator make accounts', () => {
    expect(roles.filter((role) => permits(role, 'accounts'))).toEqual(['administrator']);
  });

  it('gives nobody an act it does not name, and leaves no act without a holder', () => {
    for (const role of roles) expect(permits(role, 'toString')).toBe(false);
    for (const act of Object.keys(ACTS))
      expect(roles.some((role) => permits(role, act))).toBe(true);
    expect(isRole('toString')).toBe(false);
  });
});
