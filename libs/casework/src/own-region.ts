/** The node this database belongs to, as injection token. */
export class OwnRegion {
  constructor(readonly code: string) {}
}
