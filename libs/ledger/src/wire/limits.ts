const KB = 1024;

/** Entries of one segment (protocol, section 3). */
export const ENTRIES_MAX = 200;
/** Inflated batch, UTF-8 bytes. */
export const BATCH_BYTES_MAX = 256 * KB;
/** A segment's value (compact JWE) as it travels. */
export const VALUE_BYTES_MAX = 512 * KB;
/** A segment's header (detached JWS) as it travels. */
export const JWS_BYTES_MAX = 8 * KB;
/** A control message (compact JWS) as it travels. */
export const CONTROL_BYTES_MAX = 256 * KB;
/** One entry in RFC 8785 form. */
export const ENTRY_BYTES_MAX = 64 * KB;
