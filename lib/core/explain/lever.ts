import type { GateCase, Patch } from './patch';

/** A person could set a limit otherwise; everything else was as it was in the world or in the proposal. */
export type LeverOrigin = 'circumstance' | 'limit';

/** What is put otherwise, in words that fit "Had {what} been {to} instead of {from}". */
export type Change = { what: string; from: string; to: string };

/** One other value. */
export type Choice = { type: 'choice'; change: Change; patch: Patch };

/**
 * Any whole number of units from `min` to `max`; `at` is what it was, which may lie between two units. `probes` are the values to look
 * at, from the nearest outwards, where the answer may turn back and forth along the way.
 */
export type Range = {
  type: 'range';
  at: number;
  min: number;
  max: number;
  what: string;
  show(value: number): string;
  from: string;
  patch(value: number): Patch;
  probes?: readonly number[];
};

export type Move = Choice | Range;

/** Something that could have been otherwise, and the ways in which. Nearer alternatives come first. */
export type Lever = { id: string; origin: LeverOrigin; moves: readonly Move[] };

/** Finds the levers of one part of a case; none where the part does not concern it. */
export type LeverSource = (one: GateCase, help: LeverHelp) => Lever[];

export type LeverHelp = {
  /** Hour (0–23) and weekday (1 Monday – 7) by the clock of a time zone. */
  localTime: (at: Date, timeZone: string) => { hour: number; weekday: number };
};

export const choice = (what: string, from: string, to: string, patch: Patch): Choice => ({
  type: 'choice',
  change: { what, from, to },
  patch,
});

export const lever = (id: string, moves: readonly Move[], origin: LeverOrigin = 'circumstance'): Lever[] =>
  moves.length === 0 ? [] : [{ id, origin, moves }];

type RangeShape = Omit<Range, 'type' | 'from' | 'show'> & { show: (value: number) => string; from?: string };

/** A range; what it was is shown as any other value is, unless said otherwise. */
export const range = ({ from, ...shape }: RangeShape): Range => ({
  type: 'range',
  ...shape,
  from: from ?? shape.show(shape.at),
});
