import { type Draw, drawChoice } from '@/lib/core/learning/exploration';
import type { LeadRouterContext } from './context';
import type { RankedOwner } from './rank-owners';

type Choice = {
  chosen: RankedOwner;
  /** With whom it is compared: the best suited of the others. */
  next: RankedOwner | undefined;
  /** All, the chosen one first. */
  ranked: RankedOwner[];
  /** Null where the policy allows no trying, or there is nobody else to try. */
  draw: Draw | null;
};

/** The best suited owner; or, for the share of choices that the policy lets try something else, any with room, as drawn. */
export function chooseOwner(
  { exploration, contact }: LeadRouterContext,
  suited: readonly RankedOwner[],
  best: RankedOwner,
): Choice {
  // Whoever has the contact already would be no assignment.
  const candidates = suited.filter(({ owner }) => owner.externalId !== contact.ownerExternalId);
  if (!exploration || exploration.share <= 0 || candidates.length < 2)
    return { chosen: best, next: suited[1], ranked: [...suited], draw: null };
  const { index, explored, propensity } = drawChoice(
    exploration,
    candidates.map(({ owner }) => owner.externalId),
  );
  const chosen = candidates[index] ?? best;
  const others = suited.filter((other) => other !== chosen);
  return {
    chosen,
    next: others[0],
    ranked: [chosen, ...others],
    draw: {
      schemaVersion: 1,
      seed: exploration.seed,
      share: exploration.share,
      candidates: candidates.map(({ owner, marks }) => ({ id: owner.externalId, marks })),
      chosen: chosen.owner.externalId,
      explored,
      propensity,
    },
  };
}

/** What the reasoning says of a choice that was drawn. */
export const drawTexts = (draw: Draw | null): string[] =>
  draw?.explored
    ? [`Explored: chosen with probability ${Number(draw.propensity.toPrecision(2))}, to learn from it.`]
    : [];
