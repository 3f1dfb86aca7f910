import type { PolicyChange } from '../policies/policy-change';
import {
  type OversightMatrix,
  oversightCells,
  oversightModes,
  oversightModeTitles,
} from './oversight-matrix';

/** What changes from one matrix to another, cell by cell. A freer mode widens. */
export function diffOversight(from: OversightMatrix, to: OversightMatrix): PolicyChange[] {
  return oversightCells.flatMap(({ risk, timeToDetect, reversibility }) => {
    const before = from[risk][timeToDetect][reversibility];
    const after = to[risk][timeToDetect][reversibility];
    if (before === after) return [];
    const freer = oversightModes.indexOf(after) > oversightModes.indexOf(before);
    return [
      {
        section: 'oversight' as const,
        field: `${risk}.${timeToDetect}.${reversibility}`,
        direction: freer ? ('widens' as const) : ('narrows' as const),
        sentence: `Actions of ${risk} consequence, noticed within ${timeToDetect}, ${reversibility}: ${oversightModeTitles[after].toLowerCase()}; before, ${oversightModeTitles[before].toLowerCase()}.`,
      },
    ];
  });
}
