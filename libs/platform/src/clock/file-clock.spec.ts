import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../../test/support/eventually';
import { writeClockFile } from '.';
import { FileClock } from './file-clock';

const DAY_MS = 86_400_000;
let folder: string;
let file: string;
const clocks: FileClock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yipanqi-clock-'));
  file = join(folder, 'clock');
});
afterEach(() => {
  for (const clock of clocks.splice(0)) clock.onApplicationShutdown();
  rmSync(folder, { recursive: true });
});

function clockAt(offsetMs: number): FileClock {
  writeClockFile(file, { offsetMs, from: 0 });
  const clock = new FileClock(file);
  clocks.push(clock);
  return clock;
}
const aheadMs = (clock: FileClock): number => clock.now().getTime() - clock.unmoved().getTime();
const isAhead = (clock: FileClock, ms: number): boolean => Math.abs(aheadMs(clock) - ms) < 20;

describe('a clock that stands in a file', () => {
  it('goes on ticking from where it was moved to, and tells who sleeps that it has jumped', async () => {
    const clock = clockAt(-30 * DAY_MS);
    expect([isAhead(clock, -30 * DAY_MS), clock.moved]).toEqual([true, true]);
    const told = jest.fn();
    clock.onJump(told);
    writeClockFile(file, { offsetMs: -29 * DAY_MS, from: 0 });
    await eventually('it has jumped', () => Promise.resolve(told.mock.calls.length === 1));
    expect(isAhead(clock, -29 * DAY_MS)).toBe(true);
  });

  it('jumps in all processes at the moment that is written beside it', async () => {
    const [one, other] = [clockAt(-DAY_MS), clockAt(-DAY_MS)];
    const from = Date.now() + 150;
    writeClockFile(file, { offsetMs: 0, from });
    await eventually('both have jumped', () => {
      const jumped = [one, other].map((clock) => isAhead(clock, 0));
      if (jumped.includes(true)) expect(Date.now()).toBeGreaterThanOrEqual(from);
      return Promise.resolve(!jumped.includes(false));
    });
    expect([one.moved, other.moved]).toEqual([false, false]);
  });

  it('never goes back, and overlooks what is no offset', async () => {
    const clock = clockAt(0);
    writeClockFile(file, { offsetMs: -DAY_MS, from: 0 });
    writeFileSync(file, 'tomorrow');
    const told = jest.fn();
    clock.onJump(told);
    writeClockFile(file, { offsetMs: -1, from: 0 });
    writeClockFile(file, { offsetMs: DAY_MS, from: 0 });
    await eventually('it has jumped', () => Promise.resolve(isAhead(clock, DAY_MS)));
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('does not start where no offset stands', () => {
    writeFileSync(file, '2026-03-02');
    expect(() => new FileClock(file)).toThrow('no offset');
  });
});
