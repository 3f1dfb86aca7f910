import { z } from 'zod';
import { type TimeToDetect, timesToDetect } from '../actions/catalogue';

export const risks = ['low', 'medium', 'high'] as const;
export type Risk = (typeof risks)[number];
export const reversibilities = ['reversible', 'irreversible'] as const;
export type Reversibility = (typeof reversibilities)[number];

/** From the strictest to the freest. */
export const oversightModes = ['ask', 'ask_first', 'act_with_undo', 'act'] as const;
export const oversightModeSchema = z.enum(oversightModes);
export type OversightMode = z.infer<typeof oversightModeSchema>;

export const oversightModeTitles: Record<OversightMode, string> = {
  ask: 'A person approves each one',
  ask_first: 'A person approves the first ones of each kind and segment',
  act_with_undo: 'The agent acts, and it can be taken back',
  act: 'The agent acts',
};

const cells = z.strictObject({ reversible: oversightModeSchema, irreversible: oversightModeSchema });
const row = z.strictObject({ minutes: cells, hours: cells, days: cells });

/** Per decision point: consequence × time to detect × reversibility → how a person stays in the loop. */
export const oversightMatrixSchema = z.strictObject({ low: row, medium: row, high: row });
export type OversightMatrix = z.infer<typeof oversightMatrixSchema>;

const same = (reversible: OversightMode, irreversible: OversightMode) => ({ reversible, irreversible });

/** Grave or late to notice: ask; light and soon noticed: act. */
export const defaultOversightMatrix: OversightMatrix = {
  low: {
    minutes: same('act', 'act'),
    hours: same('act', 'ask_first'),
    days: same('act_with_undo', 'ask_first'),
  },
  medium: {
    minutes: same('act_with_undo', 'ask_first'),
    hours: same('act_with_undo', 'ask_first'),
    days: same('ask_first', 'ask_first'),
  },
  high: {
    minutes: same('act_with_undo', 'ask'),
    hours: same('ask_first', 'ask'),
    days: same('ask', 'ask'),
  },
};

/**
 * The freest mode that any setting may give a cell: the floor of oversight. What is grave and can't be taken back always asks;
 * "act, with undo" means nothing where nothing can be undone.
 */
export function oversightCeiling(risk: Risk, reversibility: Reversibility): OversightMode {
  if (reversibility === 'reversible') return 'act';
  return risk === 'high' ? 'ask' : risk === 'medium' ? 'ask_first' : 'act';
}

const rank = (mode: OversightMode): number => oversightModes.indexOf(mode);

/** The mode that counts: the setting, or the floor where the setting would go beyond it. */
export function oversightMode(
  matrix: OversightMatrix,
  risk: Risk,
  timeToDetect: TimeToDetect,
  reversibility: Reversibility,
): OversightMode {
  const set = matrix[risk][timeToDetect][reversibility];
  const ceiling = oversightCeiling(risk, reversibility);
  const capped = rank(set) > rank(ceiling) ? ceiling : set;
  return capped === 'act_with_undo' && reversibility === 'irreversible' ? 'ask_first' : capped;
}

/** Every cell, in reading order. */
export const oversightCells = risks.flatMap((risk) =>
  timesToDetect.flatMap((timeToDetect) =>
    reversibilities.map((reversibility) => ({ risk, timeToDetect, reversibility })),
  ),
);
