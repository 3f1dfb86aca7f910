import type { Verdict } from '../gate/finding';
import type { Choice, Lever, Range } from './lever';
import type { Patch } from './patch';

/** A lever moved: to a choice, or to one value of a range. */
export type Setting = { lever: Lever } & ({ move: Choice } | RangeAt);
export type RangeAt = { move: Range; value: number };

/** The answers that would do. */
export type Goal = (verdict: Verdict) => boolean;

/** The steps of several settings, one after the other. */
export const patchOf = (settings: readonly Setting[]): Patch =>
  settings.flatMap((setting) =>
    'value' in setting ? setting.move.patch(setting.value) : setting.move.patch,
  );
