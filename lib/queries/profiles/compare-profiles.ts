import type { ComparedField } from '@/lib/contracts/profiles';
import type { Fact, Facts } from '@/lib/core/profiles/facts';
import { correctableFields, correctableFieldTitles } from '@/lib/core/rights/correctable-fields';

const titles: Readonly<Record<string, string>> = { ...correctableFieldTitles, account: 'Account' };
const order: readonly string[] = [...correctableFields, 'account'];
const TRAITS = 'traits.';

/** Two profiles field by field: what is known of people first, then their traits by name. What neither says is left out. */
export function compareProfiles(
  a: Facts,
  b: Facts,
  accountName: (accountId: string) => string | null,
): ComparedField[] {
  const traits = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((field) => field.startsWith(TRAITS))
    .sort();
  return [...order, ...traits].flatMap((field) => {
    const [one, other] = [a[field], b[field]].map((fact) => statedOf(field, fact, accountName));
    if (!one && !other) return [];
    return [
      {
        field,
        title: titles[field] ?? field.slice(TRAITS.length),
        a: one ?? null,
        b: other ?? null,
        differs: Boolean(one && other) && a[field]?.[0] !== b[field]?.[0],
      },
    ];
  });
}

function statedOf(field: string, fact: Fact | undefined, accountName: (id: string) => string | null) {
  if (!fact || fact[0] === null) return null;
  const [value, at, source] = fact;
  return { value: field === 'account' ? (accountName(String(value)) ?? value) : value, source, at };
}
