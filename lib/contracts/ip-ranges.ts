import { z } from 'zod';
import { ipRangeFormats } from '../core/signals/quality/ip-range-file';
import { namedSchema } from './named';

/** A file of this many characters holds all the addresses of the large clouds several times over. */
export const MOST_FILE_CHARACTERS = 6_000_000;

export const ipRangeListSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  format: z.enum(ipRangeFormats),
  /** Ranges in the file, and what is left of them once those that touch are joined. */
  entries: z.int(),
  ranges: z.int(),
  updatedAt: z.iso.datetime(),
  updatedBy: namedSchema,
});
export type IpRangeList = z.infer<typeof ipRangeListSchema>;
export const ipRangeListsSchema = z.strictObject({ items: z.array(ipRangeListSchema) });

export const putIpRangesBodySchema = z.strictObject({
  /** A list of the same name is replaced. */
  name: z.string().trim().min(1, 'name it').max(80),
  /** The file: one range per line, or the JSON of AWS or Google. */
  text: z.string().max(MOST_FILE_CHARACTERS, `is longer than ${MOST_FILE_CHARACTERS} characters`),
});
export type PutIpRangesBody = z.infer<typeof putIpRangesBodySchema>;

export const ipRangeParamsSchema = z.strictObject({ listId: z.string().min(1).max(80) });
export const checkAddressQuerySchema = z.strictObject({ address: z.string().trim().min(1).max(64) });
/** In which of the lists an address is. */
export const checkedAddressSchema = z.strictObject({ address: z.string(), lists: z.array(z.string()) });
export type CheckedAddress = z.infer<typeof checkedAddressSchema>;
