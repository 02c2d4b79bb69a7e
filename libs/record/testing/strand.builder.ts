import type { DepartureEndKind, PairingOpen, ResidenceEndKind } from '@contracts';
import type { ReceivingStrand, SendingStrand } from '../src/record';

class SendingStrandBuilder {
  constructor(private readonly strand: SendingStrand) {}

  away(): SendingStrandBuilder {
    return this.with({
      departure: {
        homeDivision: '610302003',
        destinationDivision: '410105',
        leftOn: '2026-02-27',
        registeredOn: '2026-02-27',
        organisation: '610302003',
        documentKind: '111',
        marks: [],
        status: 'away',
      },
    });
  }

  ended(kind: DepartureEndKind): SendingStrandBuilder {
    const { departure } = this.strand;
    return this.with({
      departure: { ...departure!, status: 'ended', ended: { kind, on: '2026-06-01' } },
    });
  }

  answering(receiving: string): SendingStrandBuilder {
    return this.with({
      identity: { found: true, about: receiving, aboutversion: 2, marks: [] },
    });
  }

  linkedTo(receiving: string): SendingStrandBuilder {
    return this.with({ pairing: pairing(receiving, true) });
  }

  unlinkedFrom(receiving: string): SendingStrandBuilder {
    return this.with({ pairing: pairing(receiving, false) });
  }

  build(): SendingStrand {
    return this.strand;
  }

  private with(sections: Partial<SendingStrand>): SendingStrandBuilder {
    return new SendingStrandBuilder({ ...this.strand, ...sections });
  }
}

function pairing(recordid: string, linked: boolean): PairingOpen {
  return { recordid, recordversion: 2, score: 1, reasons: [], linked, decidedBy: 'exact-number' };
}

class ReceivingStrandBuilder {
  constructor(private readonly strand: ReceivingStrand) {}

  living(): ReceivingStrandBuilder {
    return new ReceivingStrandBuilder({
      ...this.strand,
      residence: {
        residenceDivision: '410105001',
        arrivedOn: '2026-03-01',
        registeredOn: '2026-03-02',
        channel: 'urban-village',
        organisation: '410105001',
        status: 'living',
      },
    });
  }

  ended(kind: ResidenceEndKind): ReceivingStrandBuilder {
    const { residence } = this.strand;
    return new ReceivingStrandBuilder({
      ...this.strand,
      residence: { ...residence!, status: 'ended', ended: { kind, on: '2026-06-01' } },
    });
  }

  build(): ReceivingStrand {
    return this.strand;
  }
}

/** A strand of the home side: `aSendingStrand('s').away().linkedTo('r').build()`. */
export const aSendingStrand = (strandId: string): SendingStrandBuilder =>
  new SendingStrandBuilder({ strandId });

/** A strand of the residence side: `aReceivingStrand('r').living().ended('returned').build()`. */
export const aReceivingStrand = (strandId: string): ReceivingStrandBuilder =>
  new ReceivingStrandBuilder({ strandId });
