/** One measured figure; `held` is null where there is no target. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  target: string | null;
  held: boolean | null;
};

/** `parts` names those to run; a bench that has none, or is given none, runs whole. */
export type Bench = {
  run: (say: (line: string) => void, parts: readonly string[]) => Promise<Figure[]>;
};

const round = (value: number): number => Number(value.toPrecision(5));
export const atMost = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value: round(value),
  unit,
  target: `≤ ${limit}`,
  held: value <= limit,
});
export const atLeast = (name: string, value: number, unit: string, limit: number): Figure => ({
  name,
  value: round(value),
  unit,
  target: `≥ ${limit}`,
  held: value >= limit,
});
export const exactly = (name: string, value: number, unit: string, wanted: number): Figure => ({
  name,
  value: round(value),
  unit,
  target: `= ${wanted}`,
  held: value === wanted,
});
export const plain = (name: string, value: number, unit: string): Figure => ({
  name,
  value: round(value),
  unit,
  target: null,
  held: null,
});

/** The value below which `share` of the sorted values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
