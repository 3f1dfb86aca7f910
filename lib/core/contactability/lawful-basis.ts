import { z } from 'zod';
import { type ContactBasis, contactBases, isExpress } from './bases';
import type { ConsentFact, ContactFacts, ContactRequest } from './contact-facts';
import type { ContactRules } from './contact-rules';
import { jurisdictionSchema } from './jurisdiction/jurisdiction';
import type { AcceptedBases } from './packs/pack';
import { isDirectMarketing } from './purposes';
import { packsFor, requirementOf } from './requirement';

/** What each effect that reaches a person records: the ground it stands on, and when suppression was checked. */
export const lawfulBasisSchema = z.strictObject({
  /** `not_required` where the law asks for nothing beforehand and nothing was recorded. */
  basis: z.enum([...contactBases, 'not_required']),
  consentId: z.string().nullable(),
  jurisdiction: jurisdictionSchema.pick({ packs: true, country: true }),
  suppressionCheckedAt: z.string(),
});
export type LawfulBasis = z.infer<typeof lawfulBasisSchema>;

/** The ground on which a person may be contacted at this moment, the strongest one there is; null where there is none. */
export function lawfulBasisOf(
  { purpose, channel }: Pick<ContactRequest, 'purpose' | 'channel'>,
  facts: ContactFacts,
  rules: ContactRules,
  now: Date,
): LawfulBasis | null {
  const applying = packsFor(facts.jurisdiction, rules, channel);
  if (applying === null) return null;
  const { countries, country } = facts.jurisdiction;
  const accepted = requirementOf(applying, countries, rules, purpose, channel);
  const withdrawnAt = withdrawnSince(facts.consents, purpose);
  const grants = facts.consents
    .filter((consent) => consent.status === 'granted' && consent.purpose === purpose)
    .filter((consent) => isInForce(consent, withdrawnAt, now))
    .filter((consent) => accepted === null || isAccepted(consent, accepted, now))
    .sort(strongestFirst);
  const found = (basis: ContactBasis | 'not_required', consentId: string | null): LawfulBasis => ({
    basis,
    consentId,
    jurisdiction: { packs: [...applying], country },
    suppressionCheckedAt: facts.checkedAt,
  });
  const [best] = grants;
  if (best) return found(best.basis, best.id);
  return accepted === null && withdrawnAt === null ? found('not_required', null) : null;
}

/** When they last said no to this purpose, or to other direct marketing, in epoch ms; null where they never did. */
export function withdrawnSince(
  consents: readonly ConsentFact[],
  purpose: ContactRequest['purpose'],
): number | null {
  const times = consents
    .filter(({ status }) => status === 'withdrawn')
    .filter((c) => c.purpose === purpose || (isDirectMarketing(c.purpose) && isDirectMarketing(purpose)))
    .map(({ occurredAt }) => Date.parse(occurredAt));
  if (times.length === 0) return null;
  // A time that can't be read is taken for the latest there could be.
  return times.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...times);
}

/** Whether a grant holds now: given, not run out, and given anew by themselves if they had said no. */
function isInForce(consent: ConsentFact, withdrawnAt: number | null, now: Date): boolean {
  const givenAt = Date.parse(consent.occurredAt);
  if (!(givenAt <= now.getTime())) return false;
  if (consent.expiresAt !== null && !(Date.parse(consent.expiresAt) > now.getTime())) return false;
  return withdrawnAt === null || (givenAt > withdrawnAt && isExpress(consent.basis));
}

function isAccepted({ basis, occurredAt }: ConsentFact, accepted: AcceptedBases, now: Date): boolean {
  const months = accepted[basis];
  return months !== undefined && (months === null || addMonths(occurredAt, months) > now.getTime());
}

/** Epoch ms of the same day some calendar months later in UTC; of the last day of that month where it has no such day. */
function addMonths(from: string, months: number): number {
  const at = new Date(from);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return at.setUTCDate(Math.min(day, lastDay));
}

/** One order for all, whatever order the consents came in: by ground, then the newest, then by id. */
const strongestFirst = (a: ConsentFact, b: ConsentFact): number =>
  contactBases.indexOf(a.basis) - contactBases.indexOf(b.basis) ||
  Date.parse(b.occurredAt) - Date.parse(a.occurredAt) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
