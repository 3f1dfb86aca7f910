/** How far a source's word is taken, 0–1. Stated, not measured; what is not named here counts as unknown. */
const reliabilityBySource: readonly [source: RegExp, reliability: number][] = [
  [/^practice-(ads|crm|outreach|email)$/, 1],
  [/^(crm|website|product)([.-]|$)/, 0.95],
  [/^(file|import)([.-]|$)/, 0.9],
];
const unknownSource = 0.75;

/** A signal loses half of what freshness adds in this time; an old fact is still a fact, hence the floor. */
const halfLifeDays = 60;
const freshnessFloor = 0.6;
const dayMs = 86_400_000;

/** known: the subject was known before · stated: new, with an address · new: only the source's own id */
export type IdentityMatch = 'known' | 'stated' | 'new';
const identityWeight: Record<IdentityMatch, number> = { known: 1, stated: 0.95, new: 0.9 };

/** Signal quality, 0–1: freshness × source reliability × identity match. Instants in epoch ms. */
export function signalQuality(signal: {
  source: string;
  occurredAtMs: number;
  recordedAtMs: number;
  identity: IdentityMatch;
}): number {
  const ageDays = Math.max(0, signal.recordedAtMs - signal.occurredAtMs) / dayMs;
  const freshness = freshnessFloor + (1 - freshnessFloor) * 2 ** (-ageDays / halfLifeDays);
  const reliability =
    reliabilityBySource.find(([source]) => source.test(signal.source))?.[1] ?? unknownSource;
  return Math.round(freshness * reliability * identityWeight[signal.identity] * 1000) / 1000;
}
