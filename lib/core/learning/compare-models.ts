import { z } from 'zod';
import { auc } from '../statistics/auc';
import { calibration } from '../statistics/calibration';
import type { LabelledTraits } from '../statistics/labelled-traits';
import { type RoutingScore, scoreContact } from '../statistics/routing-score';

/** A new version may be this much worse on held-out data, which is within what chance does, and still go live. */
export const NOT_WORSE_MARGIN = 0.005;
/** With fewer held-out contacts of either outcome nothing can be told apart. */
export const LEAST_HELD_OUT = 10;

const number = z.number();
/** How well a score did on contacts it had not seen. */
export const heldOutFiguresSchema = z.strictObject({
  auc: number.min(0).max(1),
  brier: number,
  brierOfBaseRate: number,
  bins: z.array(
    z.strictObject({ from: number, to: number, count: z.int(), predicted: number, observed: number }),
  ),
});
export type HeldOutFigures = z.infer<typeof heldOutFiguresSchema>;

/** Null where the held-out contacts are too few, or have one outcome only. */
export function heldOutFigures(model: RoutingScore, rows: readonly LabelledTraits[]): HeldOutFigures | null {
  const labels = rows.map((row) => row.converted);
  const said = rows.map((row) => scoreContact(model, row.traits, 0).probability);
  const area = auc(said, labels);
  const positives = labels.filter(Boolean).length;
  if (area === null || Math.min(positives, labels.length - positives) < LEAST_HELD_OUT) return null;
  return { auc: area, ...calibration(said, labels) };
}

export type GoesLive = { live: boolean; why: string };

/** Whether a new version takes the place of the one in use; both figures are of the same held-out contacts. */
export function mayGoLive(
  fresh: HeldOutFigures | null,
  inUse: HeldOutFigures | null,
  hasInUse: boolean,
): GoesLive {
  if (!hasInUse) return { live: true, why: 'It is the first version.' };
  if (!fresh || !inUse)
    return {
      live: false,
      why: `It could not be compared: fewer than ${LEAST_HELD_OUT} held-out contacts converted, or fewer than ${LEAST_HELD_OUT} did not.`,
    };
  const say = (value: number) => value.toFixed(3);
  const figures = `held-out AUC ${say(fresh.auc)} against ${say(inUse.auc)}, Brier score ${say(fresh.brier)} against ${say(inUse.brier)}`;
  const worse = [
    ...(fresh.auc < inUse.auc - NOT_WORSE_MARGIN ? ['tells contacts apart worse'] : []),
    ...(fresh.brier > inUse.brier + NOT_WORSE_MARGIN ? ['is less well calibrated'] : []),
  ];
  return worse.length > 0
    ? { live: false, why: `It ${worse.join(' and ')} by more than ${NOT_WORSE_MARGIN}: ${figures}.` }
    : { live: true, why: `It is not worse by more than ${NOT_WORSE_MARGIN}: ${figures}.` };
}
