import { type ContactBasis, contactBases } from './bases';
import type { ContactRules } from './contact-rules';
import type { Jurisdiction } from './jurisdiction/jurisdiction';
import { packs } from './packs';
import { type AcceptedBases, type PackId, packIds } from './packs/pack';
import type { ContactChannel, Purpose } from './purposes';

/**
 * The packs that count for a person on a channel under these rules; null where the rules refuse people whose country is not known.
 * Where none of them speaks of the channel, all do: silence permits nothing.
 */
export function packsFor(
  { packs: found, countries }: Jurisdiction,
  { unknownCountry }: ContactRules,
  channel: ContactChannel,
): readonly PackId[] | null {
  const unknown = countries.length === 0;
  if (unknown && unknownCountry === 'refuse') return null;
  const applying = !unknown ? found : unknownCountry === 'strictest' ? packIds : [unknownCountry as PackId];
  const speaking = applying.filter((id) => packs[id].channels.includes(channel));
  return speaking.length > 0 ? speaking : packIds.filter((id) => packs[id].channels.includes(channel));
}

const known = new WeakMap<ContactRules, Map<string, AcceptedBases | null>>();

/**
 * What must stand behind a contact: the grounds every pack accepts, less what the workspace refuses, with the months until each
 * lapses; null where none asks for anything beforehand. Worked out once for each set of rules, which are never changed in place.
 */
export function requirementOf(
  applying: readonly PackId[],
  countries: readonly string[],
  rules: ContactRules,
  purpose: Purpose,
  channel: ContactChannel,
): AcceptedBases | null {
  const found = known.get(rules) ?? new Map<string, AcceptedBases | null>();
  known.set(rules, found);
  const key = `${purpose} ${channel} ${applying.join()} ${countries.join()}`;
  const cached = found.get(key);
  if (cached !== undefined) return cached;
  const accepted = applying
    .map((id) => narrowed(packs[id].accepts(purpose, channel, countries), rules.packs[id]))
    .reduce(both, null);
  found.set(key, accepted);
  return accepted;
}

function narrowed(
  accepted: AcceptedBases | null,
  { refusedBases, maxAgeMonths, needsBasis }: ContactRules['packs'][PackId],
): AcceptedBases | null {
  if (accepted === null && !needsBasis) return null;
  const lawful = accepted ?? Object.fromEntries(contactBases.map((basis) => [basis, null]));
  return keep((basis) => {
    const months = lawful[basis];
    return months === undefined || refusedBases.includes(basis) ? undefined : sooner(months, maxAgeMonths);
  });
}

function both(a: AcceptedBases | null, b: AcceptedBases | null): AcceptedBases | null {
  if (a === null || b === null) return a ?? b;
  return keep((basis) => {
    const [first, second] = [a[basis], b[basis]];
    return first === undefined || second === undefined ? undefined : sooner(first, second);
  });
}

const sooner = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

function keep(months: (basis: ContactBasis) => number | null | undefined): AcceptedBases {
  const kept: AcceptedBases = {};
  for (const basis of contactBases) {
    const found = months(basis);
    if (found !== undefined) kept[basis] = found;
  }
  return kept;
}
