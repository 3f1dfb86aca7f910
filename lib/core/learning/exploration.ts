import { z } from 'zod';
import { seededUnit } from '../statistics/seeded-unit';

/** No policy lets more of the decisions than this try something else. */
export const MOST_EXPLORED_SHARE = 0.2;

/** Whether and how a decision may try something else than what looks best: by policy, and drawn from its own id. */
export type Exploration = { seed: string; share: number };

/** A choice that was drawn, with all that is needed to draw it again and to learn from it. */
export const drawSchema = z.strictObject({
  schemaVersion: z.literal(1),
  seed: z.string().min(1),
  share: z.number().gt(0).max(MOST_EXPLORED_SHARE),
  /** What could be chosen, the one that looked best first, each with the marks it was ranked by. */
  candidates: z
    .array(z.strictObject({ id: z.string(), marks: z.record(z.string(), z.number()) }))
    .min(2)
    .max(500),
  chosen: z.string(),
  /** Whether another than the one that looked best was chosen. */
  explored: z.boolean(),
  /** The probability with which the chosen one was chosen. */
  propensity: z.number().gt(0).max(1),
});
export type Draw = z.infer<typeof drawSchema>;

/**
 * Chooses among candidates, the best first: for `share` of all seeds each is as likely as another, else it is the best. The same seed
 * over the same candidates always chooses the same.
 */
export function drawChoice(
  { seed, share }: Exploration,
  candidates: readonly string[],
): { index: number; explored: boolean; propensity: number } {
  const explores = seededUnit(`${seed}:explore`, 0) < share;
  const index = explores ? Math.floor(seededUnit(`${seed}:which`, 1) * candidates.length) : 0;
  const propensity = (index === 0 ? 1 - share : 0) + share / candidates.length;
  return { index, explored: index !== 0, propensity };
}

/** Whether drawing again from what was recorded gives what was recorded. */
export function holdsWhenDrawnAgain(draw: Draw): boolean {
  const again = drawChoice(
    draw,
    draw.candidates.map(({ id }) => id),
  );
  return (
    draw.candidates[again.index]?.id === draw.chosen &&
    again.explored === draw.explored &&
    Math.abs(again.propensity - draw.propensity) < 1e-12
  );
}
