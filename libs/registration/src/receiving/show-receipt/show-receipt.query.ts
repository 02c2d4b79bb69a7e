import { Injectable } from '@nestjs/common';
import { ReadLog, type SignedInAccount } from '@identity';
import { divisionName, fullName } from '@region';
import { maskIdNumber } from '../../id-number';
import { maskPhone } from '../../phone-number';
import { RegistrationRepository } from '../../registration.repository';
import { getOwnArrival } from '../own-arrival';
import type { ReceiptResponse } from './show-receipt.dto';

/** What happens next, in the words of the receipt. */
const NEXT = {
  zh: [
    '您的登记信息已通过加密、签名的数据交换发送户籍地，由户籍地核对身份。',
    '核对无误后，两地对您持有同一份记录，无须返回户籍地办理。',
    '地址、联系方式变更，或者离开本地，请到登记窗口或社区办理变更、注销。',
    '您可以凭本回执查询、更正自己的信息。',
  ],
  en: [
    'Your registration is sent to your home place, encrypted and signed; it checks who you are.',
    'Both places then hold the same record of you; you need not travel home for it.',
    'Tell the registration desk or your community when your address or phone changes, or when you leave.',
    'With this receipt you may see and correct your data.',
  ],
} as const;

/** 回执: what was put down, by whom and when (Hangzhou 2018), and what will happen with it. */
@Injectable()
export class ShowReceiptQuery {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly reads: ReadLog,
  ) {}

  async execute(
    recordId: string,
    account: SignedInAccount,
    language: 'zh' | 'en',
  ): Promise<ReceiptResponse> {
    const { organisation } = account;
    const known = await this.registrations.read((tx) =>
      getOwnArrival(this.registrations, tx, { recordId, organisation }),
    );
    await this.reads.write({
      kind: 'page',
      account,
      route: 'GET /api/receiving/arrivals/:recordId/receipt',
      subjects: [recordId],
      purpose: 'receipt',
    });
    const { person, home, residence, ...arrival } = known.arrival;
    return {
      recordId,
      number: receiptNumber(recordId, arrival.registeredOn),
      name: person.name,
      idNumberMasked: maskIdNumber(person.idNumber),
      sex: person.sex,
      birthDate: person.birthDate,
      homeDivisionName: fullName(home.code) ?? home.code,
      residenceDivisionName: fullName(residence.code) ?? residence.code,
      address: arrival.address,
      arrivedOn: arrival.arrivedOn,
      registeredOn: arrival.registeredOn,
      registrar: account.displayName,
      organisation: {
        code: arrival.organisation,
        name: divisionName(arrival.organisation) ?? arrival.organisation,
      },
      noticeVersion: arrival.noticeVersion,
      marks: arrival.marks,
      next: NEXT[language],
      ...(arrival.phone ? { phoneMasked: maskPhone(arrival.phone) } : {}),
    };
  }
}

/** Short enough to read out on the phone: the day and the last digits of the record. */
function receiptNumber(recordId: string, registeredOn: string): string {
  return `${registeredOn.replaceAll('-', '')}-${recordId.slice(-8).toUpperCase()}`;
}
