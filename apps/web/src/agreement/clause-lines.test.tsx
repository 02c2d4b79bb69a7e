import type { AgreementDocument, DraftForm } from '../api/agreements';
import { en } from '../texts/en';
import { clauseLines } from './clause-lines';

const document = {
  deadlines: [
    { code: 'ACK', days: 3, unit: 'working' },
    { code: 'ACCEPT', days: 10, unit: 'working' },
  ],
} as unknown as AgreementDocument;

it('clause 5 prints the days for taking a case in and for silent acceptance by name, not by code', () => {
  expect(clauseLines('deadlines', document, {} as DraftForm, (region) => region)).toEqual([
    '签收：3个工作日',
    '反馈未作处理，视为采纳：10个工作日',
  ]);
  expect(en.agreement.deadlineNames).toMatchObject({
    ACK: expect.any(String),
    ACCEPT: expect.any(String),
  });
});
