/** Injection token: the region this process belongs to. */
export class AgreementRegion {
  constructor(readonly code: string) {}
}
