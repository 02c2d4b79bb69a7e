import { SettableClock } from '@platform/clock';
import {
  aTransaction,
  BaojiAndZhengzhou,
  CountingIds,
  HeldRegistrations,
  TellingOutgoing,
} from '../../../testing/fakes';
import { anArrival, LI } from '../../../testing/known.builder';
import { OwnRegion } from '../../own-region';
import type { KnownArrival } from '../../registration.repository';
import type { ArrivalField, Written } from '../../written-registration';
import { RegisterArrivalHandler } from './register-arrival.handler';

const row: Written<ArrivalField> = {
  name: ' 李娜 ',
  idNumber: '11010519491231002x',
  homeDivision: '610302',
  residenceDivision: '410105',
  address: '健康路 1 号',
  arrivedOn: '2026-01-05',
  phone: '+86 138 1234 5678',
};

async function register(
  rows: Written<ArrivalField>[],
  { known = [] as KnownArrival[], organisation = '410105' } = {},
) {
  const outgoing = new TellingOutgoing();
  const registrations = new HeldRegistrations(known);
  const handler = new RegisterArrivalHandler(
    new OwnRegion('410100'),
    new BaojiAndZhengzhou(),
    registrations,
    outgoing,
    new SettableClock(new Date('2026-01-05T17:00:00Z')),
    new CountingIds(),
  );
  const outcomes = await handler.execute(aTransaction, { rows, organisation });
  return { outcomes, outgoing, locked: registrations.locked };
}
const codesOf = (outcomes: Awaited<ReturnType<typeof register>>['outcomes']): string[] =>
  outcomes.map((one) => (one.outcome === 'refused' ? one.faults[0]!.code : one.outcome));

describe('an arrival', () => {
  it('is told as two entries of one act, completed from the number, under the person’s lock', async () => {
    const { outgoing, locked, outcomes } = await register([row]);
    expect(outcomes).toEqual([{ outcome: 'registered', recordId: 'id-1', marks: [] }]);
    expect(outgoing.said).toEqual(['arrival-registered declared', 'arrival-registered residence']);
    const [declared, residence] = outgoing.told;
    expect(declared).toMatchObject({
      stream: '410100.receiving/610300',
      personal: { name: '李娜', idNumber: LI, sex: '2', birthDate: '1949-12-31' },
      open: { registeredOn: '2026-01-06', organisation: '410105' },
    });
    expect(residence).toMatchObject({
      personal: { address: '健康路 1 号', phone: '13812345678' },
      open: { status: 'living', channel: 'unstated' },
    });
    expect(residence!.correlationId).toBe(declared!.correlationId);
    expect(locked).toEqual([LI]);
  });

  it('keeps sex and birth date unlike the number, marked', async () => {
    const { outgoing } = await register([{ ...row, sex: '1', birthDate: '1949-12-30' }]);
    expect(outgoing.told[0]).toMatchObject({
      personal: { sex: '1', birthDate: '1949-12-30' },
      open: { marks: ['id-number.sex-differs', 'id-number.birth-date-differs'] },
    });
  });

  it('keeps an abolished code as written, mapped to its successor', async () => {
    const { outgoing } = await register([{ ...row, homeDivision: '610321' }]);
    expect(outgoing.told[0]!.open).toMatchObject({
      homeDivision: '610304',
      homeDivisionWritten: '610321',
    });
  });

  it('of someone who lives here is refused; the good rows beside it go in', async () => {
    const known = [anArrival('a1', { own: true })];
    const other = { ...row, idNumber: '610302199001011230' };
    const { outcomes, outgoing } = await register([row, other], { known });
    expect(codesOf(outcomes)).toEqual(['arrival.already-registered', 'id-number.check-digit']);
    expect(outgoing.told).toEqual([]);
  });

  it('stands once however often it is in a batch', async () => {
    const { outcomes, outgoing } = await register([row, row]);
    expect(codesOf(outcomes)).toEqual(['registered', 'arrival.already-registered']);
    expect(outgoing.told).toHaveLength(2);
  });

  it('a second time continues the strand of the first stay', async () => {
    const known = [anArrival('a1', { own: true, status: 'ended', linkedTo: 's1' })];
    const { outgoing } = await register([row], { known });
    expect(outgoing.told.map(({ strandId, about }) => [strandId, about])).toEqual([
      ['a1', 's1'],
      ['a1', 's1'],
    ]);
  });

  it.each([
    ['outside the area', { residenceDivision: '410102' }, 'division.outside'],
    ['from a region without agreement', { homeDivision: '110101' }, 'agreement.not-in-force'],
    ['in the future', { arrivedOn: '2026-01-07' }, 'date.future'],
    ['without address', { address: ' ' }, 'field.required'],
    ['with an unknown code', { reason: '77' }, 'field.code'],
    ['with mark-up', { address: '<b>' }, 'field.characters'],
    ['with an address that reads backwards', { address: '中\u202e路' }, 'field.characters'],
    ['with half a character', { address: '中\udc00路' }, 'field.characters'],
    ['with half a character in the name', { name: '王\ud800' }, 'name.characters'],
    ['by an organisation of elsewhere', { organisation: '610302' }, 'division.outside'],
  ])('%s is refused', async (_, more, code) => {
    const { outcomes, outgoing } = await register([{ ...row, ...more }]);
    expect(codesOf(outcomes)).toEqual([code]);
    expect(outgoing.told).toEqual([]);
  });
});
