import { z } from 'zod';
import { aidesOf, titlePatterns, unlike } from './title-words';

export const seniorities = ['board', 'c_suite', 'vp', 'director', 'manager', 'staff', 'unknown'] as const;
export const senioritySchema = z.enum(seniorities);
export type Seniority = z.infer<typeof senioritySchema>;

export const seniorityTitles: Record<Seniority, string> = {
  board: 'board',
  c_suite: 'C-suite',
  vp: 'vice presidents',
  director: 'directors and heads of',
  manager: 'managers',
  staff: 'other staff',
  unknown: 'people whose position is not known',
};

const LONGEST_TITLE = 120;

/**
 * The position a job title speaks of, in eight languages; the highest where it names several. A title that says nothing known is
 * `staff`; none at all is `unknown`. Where a word is used for two ranks the higher counts: then a person is asked once too often.
 */
export function seniorityOf(title: string | null): Seniority {
  const text = plainOf(title ?? '');
  // A text of that length is no title, whatever words of rank it holds.
  if (text === '' || text.length > LONGEST_TITLE) return 'unknown';
  const own = unlike.reduce((rest, pattern) => rest.replace(pattern, ' '), text.replace(aidesOf, ' '));
  return titlePatterns.find(([, pattern]) => pattern.test(own))?.[0] ?? 'staff';
}

/** Lower case, without accents, invisible characters and dots in abbreviations: `Geschäftsführer` is `geschaftsfuhrer`. */
const plainOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\b([a-z])\.(?=[a-z]\b|\s|$)/g, '$1')
    .replace(/[\s_]+/g, ' ')
    .trim();
