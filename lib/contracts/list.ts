import { z } from 'zod';

/** A page of a list: its rows and, while there are more, where the next page begins. */
export const pageOf = <R extends z.ZodType>(row: R) =>
  z.strictObject({ rows: z.array(row), nextCursor: z.string().nullable() });

export const limitSchema = z.coerce.number().int().min(1).max(200).default(50);
export const cursorSchema = z.string().max(400).optional();

/** Several values of a closed set in one parameter: `status=open,closed`. */
export const someOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(',').filter((value) => value !== ''))
    .pipe(z.array(z.enum(values)))
    .optional();

/** Several ids in one parameter. */
export const someIds = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((value) => value !== ''))
  .optional();
