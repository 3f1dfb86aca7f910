/** What a table may demand of the machine that reads it. Sizes in bytes. */
export type TableLimits = {
  /** Of one row: also what a quote that is never closed may swallow before it is noticed. */
  recordBytes: number;
  columns: number;
  /** Of the whole, unpacked. */
  unpackedBytes: number;
  /** How many times larger the unpacked bytes may be than the packed ones … */
  packRatio: number;
  /** … once this much has come out: small files of equal rows pack very well and do no harm. */
  packRatioFromBytes: number;
};

export const tableLimits: TableLimits = {
  recordBytes: 1_000_000,
  columns: 2000,
  unpackedBytes: 20_000_000_000,
  packRatio: 200,
  packRatioFromBytes: 4_000_000,
};
