import { z } from 'zod';
import { delimiters, tableFormats } from './detect-format';

/** Where reading stopped and what was known by then: enough to go on later, in another process. */
export const resumePointSchema = z.strictObject({
  /** Bytes of the table, unpacked, that are done with. Where nothing was `packed` these are bytes of the file. */
  offset: z.number().int().min(0),
  /** The line that begins there, the first being 1. */
  line: z.number().int().min(1),
  packed: z.boolean(),
  format: z.enum(tableFormats),
  delimiter: z.enum(delimiters),
  charset: z.string().max(40),
  charsetGuessed: z.boolean(),
  /** Names of the columns; null where each row names its own. */
  header: z.array(z.string().max(80)).max(2000).nullable(),
});
export type ResumePoint = z.infer<typeof resumePointSchema>;
