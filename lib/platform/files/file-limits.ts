import { tableLimits } from '../tables/table-limits';

/** Of an upload, unpacked. */
export const MAX_FILE_BYTES = 5_000_000_000;
/** Rows that were not taken and are kept to be looked at; more are counted. */
export const MOST_REJECTS = 10_000;
/** A file that nobody touched for so long is removed, and so are the rows of it that were not taken. */
export const KEPT_DAYS = 7;

export const fileLimits = { ...tableLimits, unpackedBytes: MAX_FILE_BYTES };
