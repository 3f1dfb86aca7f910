import {
  type OversightMatrix,
  oversightCells,
  oversightMode,
  oversightModes,
  oversightModeTitles,
} from './oversight-matrix';

/** The matrix in sentences: for each mode, the points of decision it holds at. */
export function describeOversight(matrix: OversightMatrix): string[] {
  return oversightModes.flatMap((mode) => {
    const points = oversightCells.filter(
      ({ risk, timeToDetect, reversibility }) =>
        oversightMode(matrix, risk, timeToDetect, reversibility) === mode,
    );
    if (points.length === 0) return [];
    const named = points.map(
      ({ risk, timeToDetect, reversibility }) =>
        `${risk} consequence noticed within ${timeToDetect}, ${reversibility}`,
    );
    return [`${oversightModeTitles[mode]}: ${named.join('; ')}.`];
  });
}
