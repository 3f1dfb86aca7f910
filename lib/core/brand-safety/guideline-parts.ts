import { z } from 'zod';
import { languages } from './languages';
import { formsOf } from './phrases/phrase-form';

export const longestPhrase = 80;

/** Words to look for; a `*` at the end stands for any ending. */
export const phraseSchema = z
  .string()
  .trim()
  .min(1, { error: 'is empty', abort: true })
  .max(longestPhrase, `may have at most ${longestPhrase} characters`)
  .refine((phrase) => formsOf(phrase).length > 0, 'needs at least one letter or digit to look for');

export const shortText = (longest: number) =>
  z.string().trim().min(1, 'is empty').max(longest, `may have at most ${longest} characters`);

export const languageSchema = z.enum(languages);

/** A list with an upper bound: what has none makes checking a text as dear as its author likes. */
export const bound = <T extends z.ZodType>(item: T, most: number, what: string) =>
  z.array(item).max(most, `may hold at most ${most} ${what}`);

/** A bounded list in which nothing stands twice: of two entries for the same thing nobody could tell which one counts. */
export const distinct = <T extends z.ZodType>(
  item: T,
  most: number,
  what: string,
  keyOf: (item: z.output<T>) => string,
) =>
  bound(item, most, what).superRefine((items, context) => {
    const seen = new Set<string>();
    items.forEach((entry, index) => {
      const key = keyOf(entry);
      if (seen.has(key))
        context.addIssue({ code: 'custom', path: [index], message: 'stands in the list twice' });
      seen.add(key);
    });
  });

/** How a person is called, by user id. */
export type NameOf = (userId: string) => string;
