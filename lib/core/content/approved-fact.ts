import { z } from 'zod';
import { buyingRoleSchema } from '../signals/buying-group/buying-role';
import type { PageAudience } from './page-audience';

/** What the gate and the agents know of an approved fact. */
export const approvedFactSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  sourceTitle: z.string(),
  /** ISO day, the last one on which it holds; null where it has no end. */
  validUntil: z.string().nullable(),
  industries: z.array(z.string()),
  roles: z.array(buyingRoleSchema),
  withdrawn: z.boolean(),
});
export type ApprovedFact = z.infer<typeof approvedFactSchema>;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether it is for such people: what a fact leaves open is for all. A page for everybody takes only facts for everybody. */
const isFor = ({ industries, roles }: ApprovedFact, { industry, role }: PageAudience): boolean =>
  (industries.length === 0 || (industry !== null && industries.some((each) => same(each, industry)))) &&
  (roles.length === 0 || (role !== null && roles.includes(role)));

/** Why a fact can't be stated to these people on this day; null where it can. */
export function whyNotStated(fact: ApprovedFact, audience: PageAudience, today: string): string | null {
  if (fact.withdrawn) return 'it was withdrawn';
  if (fact.validUntil !== null && fact.validUntil < today) return `it held until ${fact.validUntil}`;
  return isFor(fact, audience) ? null : 'it is not approved for these people';
}
