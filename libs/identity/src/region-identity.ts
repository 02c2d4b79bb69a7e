/** Which region this is, as people see it. */
export class RegionIdentity {
  constructor(readonly code: string) {}
}
