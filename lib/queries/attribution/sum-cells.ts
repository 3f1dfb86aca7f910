import type { AttributedCredit } from '@/lib/contracts/attribution';
import { type AttributionModel, attributionModels } from '@/lib/core/attribution/attribution';
import { creditInterval, sumDraws } from '@/lib/core/attribution/credit-interval';
import { unitsOf } from '@/lib/core/shared/micros';
import type { AttributionCell } from '@/lib/db/generated/client';

const micros = {
  first: (cell: AttributionCell) => cell.firstMicros,
  last: (cell: AttributionCell) => cell.lastMicros,
  position: (cell: AttributionCell) => cell.positionMicros,
  data_driven: (cell: AttributionCell) => cell.dataDrivenMicros,
} as const satisfies Record<AttributionModel, (cell: AttributionCell) => bigint>;
const draws = {
  first: (cell: AttributionCell) => cell.firstDraws,
  last: (cell: AttributionCell) => cell.lastDraws,
  position: (cell: AttributionCell) => cell.positionDraws,
  data_driven: (cell: AttributionCell) => cell.dataDrivenDraws,
} as const satisfies Record<AttributionModel, (cell: AttributionCell) => number[]>;

/** What one model gives these cells together, with its interval. */
export function sumCells(
  cells: readonly AttributionCell[],
  model: AttributionModel,
  accounts: number,
): AttributedCredit {
  const sum = cells.reduce((total, cell) => total + micros[model](cell), 0n);
  return {
    micros: sum.toString(),
    interval: creditInterval(unitsOf(sum), sumDraws(cells.map(draws[model])), accounts),
  };
}

export const creditsOf = (
  cells: readonly AttributionCell[],
  accounts: number,
): Record<AttributionModel, AttributedCredit> =>
  Object.fromEntries(attributionModels.map((model) => [model, sumCells(cells, model, accounts)])) as Record<
    AttributionModel,
    AttributedCredit
  >;
