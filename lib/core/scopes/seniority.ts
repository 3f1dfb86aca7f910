import { z } from 'zod';

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

/** In order: the first that fits counts, so that the higher position wins where a title names two. */
const patterns: readonly [Seniority, RegExp][] = [
  [
    'board',
    /\b(board|chair(man|woman|person)?|supervisory|aufsichtsrat|beirat|administrateur|consejer[oa]|consigliere|trustee|non[- ]executive)\b/u,
  ],
  [
    'c_suite',
    /\b(c[efitomprslad]{1}o|cmo|ciso|chief|founder|co-?founder|owner|president|geschäftsführer(in)?|vorstand|pdg|directeur général|directrice générale|director general|directora general|amministratore delegato|managing director|proprietor|gründer(in)?)\b/u,
  ],
  ['vp', /\b(s?vp|evp|avp|vice[- ]president|bereichsleiter(in)?|vice[- ]président(e)?)\b/u],
  [
    'director',
    /\b(director|directora|directrice|directeur|direttore|direttrice|direktor(in)?|head of|head|leiter(in)?|abteilungsleiter(in)?|responsable|principal)\b/u,
  ],
  [
    'manager',
    /\b(manager|managerin|lead|teamleiter(in)?|supervisor|gerente|chef de|coordinator|team lead)\b/u,
  ],
];
/** A vice president is no president, and neither assists nor reports to whoever the title also names. */
const notThemselves =
  /\b(assistant to|assistant of|office of|reporting to|secretary to|assistenz|assistentin)\b/u;

const LONGEST_TITLE = 120;

/** The position a job title speaks of. A title that says nothing known is `staff`; none at all is `unknown`. */
export function seniorityOf(title: string | null): Seniority {
  const text = (title ?? '').normalize('NFKC').toLowerCase().trim();
  // A text of that length is no title, whatever words of rank it holds.
  if (text === '' || text.length > LONGEST_TITLE) return 'unknown';
  if (notThemselves.test(text)) return 'staff';
  const plain = /\bvice[- ]pr[eé]sident/u.test(text) ? text.replace(/pr[eé]sident(e)?/u, 'x') : text;
  if (plain !== text) return /\b(chief|c[efit]o|board|chair)/u.test(plain) ? seniorityOf(plain) : 'vp';
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'staff';
}
