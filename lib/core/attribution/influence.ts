import { LOOK_BACK_DAYS, type Touch } from './attribution';
import { cellKey } from './journey-cells';

const DAY_MS = 86_400_000;

/** One step of an opportunity as its CRM told it. `position`: its place in the CRM's own order of stages, from 0. */
export type StageStep = { atMs: number; position: number; status: 'open' | 'won' | 'lost' };

/** When an opportunity made progress: it came up, reached a stage farther than any before, or was won. To be lost is none. */
export function progressOf(steps: readonly StageStep[]): number[] {
  const progress: number[] = [];
  let farthest = -1;
  for (const { atMs, position, status } of steps.toSorted((a, b) => a.atMs - b.atMs)) {
    if (status === 'lost') continue;
    const reached = status === 'won' ? Number.POSITIVE_INFINITY : position;
    if (reached > farthest) progress.push(atMs);
    farthest = Math.max(farthest, reached);
  }
  return progress;
}

/** The cells of agents that acted before progress was made, within the look-back. What people did by themselves influences nothing here. */
export function influencingCells(
  touches: readonly Touch[],
  progress: readonly number[],
  lookBackDays = LOOK_BACK_DAYS,
): Set<string> {
  const cells = new Set<string>();
  for (const touch of touches) {
    if (touch.agentId === null) continue;
    const isBefore = progress.some((atMs) => touch.atMs < atMs && touch.atMs >= atMs - lookBackDays * DAY_MS);
    if (isBefore) cells.add(cellKey(touch));
  }
  return cells;
}
