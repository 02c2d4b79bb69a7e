/** What was read does not have the form the protocol gives it. `code` is for logs and quarantine, never for people. */
export class WireFault extends Error {
  constructor(
    readonly code: string,
    detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'WireFault';
  }
}
