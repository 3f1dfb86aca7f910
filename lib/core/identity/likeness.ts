import { z } from 'zod';
import { companyDomainOf, isRoleMailbox } from './addresses';
import { type ComparedName, comparedName, compareNames } from './person-name';
import { phoneKey } from './phone-key';

/** Why two profiles look like one person. */
export const likenessReasons = ['same_name', 'near_name', 'same_phone'] as const;
export const likenessReasonSchema = z.enum(likenessReasons);
export type LikenessReason = z.infer<typeof likenessReasonSchema>;

/** How sure each reason alone makes it. Stated, not measured: a person decides. Names count only at the same company. */
const weights: Record<LikenessReason, number> = { same_name: 0.8, near_name: 0.6, same_phone: 0.7 };

export type Comparable = {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  countryCode: string | null;
  accountId: string | null;
};
export type Likeness = { a: string; b: string; confidence: number; reasons: LikenessReason[] };

type Prepared = { id: string; name: ComparedName | null; companies: string[]; phone: string | null };

/** A bucket of more people than this tells nobody apart: a name or number that many have. */
const mostInBucket = 30;

/** Pairs of profiles that are likely one person, the surest first. Addresses that several people read are nobody's. */
export function findLikenesses(people: readonly Comparable[]): Likeness[] {
  const prepared = people.flatMap((person) => prepare(person) ?? []);
  const buckets = new Map<string, Prepared[]>();
  for (const person of prepared)
    for (const key of bucketsOf(person)) buckets.set(key, [...(buckets.get(key) ?? []), person]);
  const found = new Map<string, Likeness>();
  for (const bucket of buckets.values()) {
    if (bucket.length > mostInBucket) continue;
    for (const [i, a] of bucket.entries())
      for (const b of bucket.slice(i + 1)) {
        const likeness = likenessOf(a, b);
        if (likeness) found.set(`${likeness.a}\n${likeness.b}`, likeness);
      }
  }
  return [...found.values()].sort((x, y) => y.confidence - x.confidence || (x.a + x.b < y.a + y.b ? -1 : 1));
}

function prepare({ id, name, email, phone, countryCode, accountId }: Comparable): Prepared | null {
  if (email !== null && isRoleMailbox(email)) return null;
  const domain = email === null ? null : companyDomainOf(email);
  return {
    id,
    name: comparedName(name),
    companies: [
      ...(domain === null ? [] : [`domain ${domain}`]),
      ...(accountId === null ? [] : [`account ${accountId}`]),
    ],
    phone: phoneKey(phone, countryCode),
  };
}

const bucketsOf = ({ name, companies, phone }: Prepared): string[] => [
  ...(phone === null ? [] : [`phone ${phone}`]),
  ...companies.flatMap((company) => [...(name?.bucket ?? [])].map((bucket) => `${company} ${bucket}`)),
];

function likenessOf(a: Prepared, b: Prepared): Likeness | null {
  const names = a.name && b.name ? compareNames(a.name, b.name) : null;
  // Two names at one number share an office or a home.
  if (a.id === b.id || names === 'different') return null;
  const isSameCompany = a.companies.some((company) => b.companies.includes(company));
  const reasons: LikenessReason[] = [
    ...(isSameCompany && names === 'same' ? ['same_name' as const] : []),
    ...(isSameCompany && names === 'near' ? ['near_name' as const] : []),
    ...(a.phone !== null && a.phone === b.phone ? ['same_phone' as const] : []),
  ];
  if (reasons.length === 0) return null;
  const doubt = reasons.reduce((left, reason) => left * (1 - weights[reason]), 1);
  const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
  return { a: first, b: second, confidence: Math.round((1 - doubt) * 100) / 100, reasons };
}
