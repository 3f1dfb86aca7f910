import { z } from 'zod';
import type { OutsideState } from '../actions/catalogue';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const outsideDifferenceSchema = z.strictObject({ field: z.string(), known: value, live: value });
export type OutsideDifference = z.infer<typeof outsideDifferenceSchema>;

/** The fields that we set, and that are no longer as they were last known. What is not told of any more is no difference. */
export const outsideDifferences = (
  set: readonly string[],
  known: OutsideState,
  live: OutsideState,
): OutsideDifference[] =>
  set.flatMap((field) => {
    const [was, is] = [known[field], live[field]];
    return was === undefined || is === undefined || was === is ? [] : [{ field, known: was, live: is }];
  });
