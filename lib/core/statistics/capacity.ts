export type Capacity = { id: string; capacity: number };

/** The share of new work each should get, by capacity. All equal when nobody has any. */
export function capacityShares(members: readonly Capacity[]): Map<string, number> {
  const total = members.reduce((sum, { capacity }) => sum + Math.max(0, capacity), 0);
  return new Map(
    members.map(({ id, capacity }) => [id, total > 0 ? Math.max(0, capacity) / total : 1 / members.length]),
  );
}

/**
 * How far each is behind its fair share of recent work: 1 when it got nothing, 0.5 when exactly its share, 0 from twice its
 * share on. 0.5 for all while there is no recent work.
 */
export function fairnessByCapacity(
  members: readonly Capacity[],
  recent: ReadonlyMap<string, number>,
): Map<string, number> {
  const shares = capacityShares(members);
  const total = members.reduce((sum, { id }) => sum + (recent.get(id) ?? 0), 0);
  return new Map(
    members.map(({ id }) => {
      const expected = (shares.get(id) ?? 0) * total;
      if (total === 0 || expected === 0) return [id, 0.5];
      return [id, Math.max(0, Math.min(1, 1 - (recent.get(id) ?? 0) / (2 * expected)))];
    }),
  );
}

/** A share seen on few cases, drawn towards the common one: as if `priorCases` more cases had gone as usual. */
export const shrunkShare = (share: number, cases: number, commonShare: number, priorCases: number): number =>
  (share * cases + commonShare * priorCases) / (cases + priorCases);
