import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import '../texts';
import type { JointRecord, Values } from '../api/records';
import { isHeldActive, isLivingTwice } from './record-values';
import { ActiveResidence } from './SideCards';

function recordOf(
  side: 'sending' | 'receiving',
  departure: Values,
  status = 'living',
): JointRecord {
  const strand = (strandId: string, sections: object): object => ({ strandId, sections });
  return {
    side,
    sending: strand('s1', { departure: { open: { status: 'away', marks: [], ...departure } } }),
    receiving: strand('a1', { residence: { open: { status } } }),
  } as unknown as JointRecord;
}
const there = { marks: ['residence.second'], activeResidence: 'a2' };
const here = { marks: ['residence.second'], activeResidence: 'a1' };

describe('a person whom another region has too', () => {
  it('is a task of the regions that have the person, while they live there', () => {
    expect(isLivingTwice(recordOf('receiving', there))).toBe(true);
    expect(isLivingTwice(recordOf('receiving', here))).toBe(true);
    expect(isLivingTwice(recordOf('receiving', there, 'ended'))).toBe(false);
    expect(isLivingTwice(recordOf('receiving', { activeResidence: 'a1' }))).toBe(false);
    expect(isLivingTwice(recordOf('sending', there))).toBe(false);
  });

  it('is held active here, or elsewhere, where only the home side can look', () => {
    const shown = (record: JointRecord): void =>
      void render(<ActiveResidence record={record} />, { wrapper: MemoryRouter });
    expect([here, there].map((what) => isHeldActive(recordOf('receiving', what)))).toEqual([
      true,
      false,
    ]);
    shown(recordOf('receiving', here));
    expect(screen.getByText(/本条/)).toBeTruthy();
    shown(recordOf('receiving', there));
    expect(screen.getByText(/另一地区的登记/).closest('a')).toBeNull();
    shown(recordOf('sending', there));
    expect(screen.getByRole('link', { name: '另一地区的登记' }).getAttribute('href')).toBe(
      '/records/a2',
    );
  });
});
