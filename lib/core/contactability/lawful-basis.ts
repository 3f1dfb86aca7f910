import { z } from 'zod';
import { contactBases, isExpress } from './bases';
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
  let best: ConsentFact | null = null;
  for (const consent of facts.consents) {
    if (consent.status !== 'granted' || consent.purpose !== purpose) continue;
    if (!isInForce(consent, withdrawnAt, now)) continue;
    if (accepted !== null && !isAccepted(consent, accepted, now)) continue;
    if (best === null || strongestFirst(consent, best) < 0) best = consent;
  }
  if (best === null && (accepted !== null || withdrawnAt !== null)) return null;
  return {
    basis: best?.basis ?? 'not_required',
    consentId: best?.id ?? null,
    jurisdiction: { packs: [...applying], country },
    suppressionCheckedAt: facts.checkedAt,
  };
}

/** When they last said no to this purpose, or to other direct marketing, in epoch ms; null where they never did. */
export function withdrawnSince(
  consents: readonly ConsentFact[],
  purpose: ContactRequest['purpose'],
): number | null {
  let latest: number | null = null;
  for (const consent of consents) {
    const counts =
      consent.purpose === purpose || (isDirectMarketing(consent.purpose) && isDirectMarketing(purpose));
    if (consent.status !== 'withdrawn' || !counts) continue;
    const at = Date.parse(consent.occurredAt);
    // A time that can't be read is taken for the latest there could be.
    latest = Math.max(latest ?? Number.NEGATIVE_INFINITY, Number.isNaN(at) ? Number.POSITIVE_INFINITY : at);
  }
  return latest;
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
