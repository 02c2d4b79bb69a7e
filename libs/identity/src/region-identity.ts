/** Which region this is, as people see it. */
export class RegionIdentity {
  constructor(
    readonly code: string,
    /** The clock was moved for a demonstration. */
    readonly clockMoved: boolean,
  ) {}
}
