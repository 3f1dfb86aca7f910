import { type Facts, traitField } from '../../profiles/facts';
import type { Statement } from '../../profiles/statement';
import { correctableFields } from '../../rights/correctable-fields';
import type { SignalInput } from '../signal-kinds';

/** What a claim was judged by, the weakest first: a stronger judgement takes the place of a weaker one. */
export const claimJudges = ['agreement', 'report', 'person'] as const;
export type ClaimJudge = (typeof claimJudges)[number];

/** What a source said of one field of a person, and whether it was borne out. */
export type JudgedClaim = { field: string; source: string; borneOut: boolean; by: ClaimJudge };
/** Names of other sources that had said the same about then, or the opposite. */
export type OtherSources = { agreeing: readonly string[]; contradicting: readonly string[] };
export type Heard = OtherSources & { judged: readonly JudgedClaim[] };
export const nothingHeard: Heard = { agreeing: [], contradicting: [], judged: [] };

/** What is kept under this name was put right by a person: it is nobody's claim. */
export const CORRECTION = 'correction';
/** A word of longer ago says little of what is so now: people change their jobs, not their names. */
const windowMs = 90 * 86_400_000;
/** People are found by their address: that two sources name the same one shows nothing. Mail that arrives does. */
const compared = correctableFields.filter((field) => field !== 'email');

/**
 * What other sources said of the person before, held against what a signal says now. `facts` are those of the profile as it was.
 *
 * A fact of another source that says the same bears that source's claim out; a later one that says something else does not contradict
 * it, as people do change. The claim of an address is judged by what became of mail to it. What a source counts or works out itself
 * (traits) may agree with another's words; that it differs shows nothing, and nothing of its reliability is learnt from it.
 */
export function hearOthers(
  facts: Facts,
  input: SignalInput,
  { fields, traits, stamp }: Pick<Statement, 'fields' | 'traits' | 'stamp'>,
  accountId: string | null,
): Heard {
  const agreeing = new Set<string>();
  const contradicting = new Set<string>();
  const judged: JudgedClaim[] = [];
  const atMs = Date.parse(stamp.at);
  const hold = (field: string, stated: unknown, isTrait = false): void => {
    const fact = facts[field];
    if (fact === undefined || stated === null || stated === undefined) return;
    const [value, at, source] = fact;
    if (value === null || !isOther(source, stamp.source)) return;
    const agrees = isSame(value, stated);
    const away = atMs - Date.parse(at);
    if (Math.abs(away) <= windowMs) {
      if (agrees) agreeing.add(source);
      else if (!isTrait) contradicting.add(source);
    }
    if (agrees && !isTrait && away >= 0 && source !== CORRECTION)
      judged.push({ field, source, borneOut: true, by: 'agreement' });
  };
  for (const field of compared) hold(field, fields[field]);
  if (accountId !== null) hold('account', accountId);
  for (const name in traits) if (typeof traits[name] === 'string') hold(traitField(name), traits[name], true);
  const report = reportOn(facts, input, fields.email);
  if (report) judged.push(report);
  if (agreeing.size + contradicting.size + judged.length === 0) return nothingHeard;
  return { agreeing: [...agreeing].sort(), contradicting: [...contradicting].sort(), judged };
}

/** Whether mail to the address that a source stated arrived. A soft bounce, a complaint and a no say nothing of that. */
function reportOn(
  facts: Facts,
  input: SignalInput,
  address: string | null | undefined,
): JudgedClaim | undefined {
  if (input.kind !== 'email.reported' || !address) return undefined;
  const { report, bounce } = input.payload;
  const arrived =
    report === 'delivered' || report === 'opened' || report === 'clicked' || report === 'replied';
  if (!arrived && !(report === 'bounced' && bounce === 'hard')) return undefined;
  const [value, at, source] = facts.email ?? [null, '', ''];
  if (value === null || source === CORRECTION || !isOther(source, input.source)) return undefined;
  if (!isSame(value, address) || Date.parse(at) > Date.parse(input.occurredAt)) return undefined;
  return { field: 'email', source, borneOut: arrived, by: 'report' };
}

/** The claims that a person's correction proves wrong: of each field that was put right, whoever had said what was replaced. */
export const judgedByCorrection = (facts: Facts, fields: readonly string[]): JudgedClaim[] =>
  fields.flatMap((field): JudgedClaim[] => {
    const [value, , source] = facts[field] ?? [null, '', ''];
    return value === null || source === '' || source === CORRECTION
      ? []
      : [{ field, source, borneOut: false, by: 'person' }];
  });

/** What was known from before sources were kept is nobody's. */
const isOther = (source: string, own: string): boolean => source !== '' && source !== own;

/** Values that differ in case and spacing alone are the same. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && plain(a) === plain(b));
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
