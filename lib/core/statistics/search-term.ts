import { z } from 'zod';

/** What somebody searched for when they were shown a campaign, as the platform writes it. Text from outside: short, on one line, of letters. */
export const searchTermSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} .&'+-]{0,78}$/u, "must be 1 to 79 letters, digits, spaces or . & ' + -")
  .refine((term) => term === term.trim().toLowerCase(), 'must be in lower case, without spaces around it');

/** What a term did on one day; money is micros as text. */
export type TermDay = {
  day: string;
  spendMicros: string;
  clicks: number;
  conversions: number;
  /** Days after it that it was reported on last. */
  reportedAfterDays: number;
};
export type TermStanding = { term: string; days: readonly TermDay[] };
