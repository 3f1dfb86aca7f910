import { z } from 'zod';
import type { AccountTier } from '../../scopes/scope-body';
import { segmentOf } from '../../scopes/segment';
import { auc } from '../../statistics/auc';
import type { LabelledTraits } from '../../statistics/labelled-traits';
import { type LinearScore, linearScoreSchema, trainLinearScore } from '../../statistics/linear-score';
import type { SparseRow } from '../../statistics/logistic-regression';
import { solvePositiveDefinite } from '../../statistics/matrix';
import { columnCount, encodeTraits } from '../../statistics/routing-features';
import { scoreContact } from '../../statistics/routing-score';
import { splitByHash } from '../../statistics/split-by-hash';
import type { Traits } from '../../statistics/traits';

/** What is known of a company; what is not known is null and counts as that. */
export type FirmTraits = {
  industry: string | null;
  region: string | null;
  employees: number | null;
  tier: AccountTier | null;
};
export type DecidedAccount = FirmTraits & { id: string; won: boolean };

export const fitModelSchema = z.strictObject({
  schemaVersion: z.literal(1),
  score: linearScoreSchema,
  /** Precision of intercept and weights, row by row: how much the accounts say about each. */
  precision: z.array(z.number()),
  won: z.number().int(),
  lost: z.number().int(),
  /**
   * The chance that a won account scores higher than a lost one, on accounts not learnt from; 0.5 is no better than chance. Null
   * where too few could be held back to tell.
   */
  auc: z.number().min(0).max(1).nullable(),
});
export type FitModel = z.infer<typeof fitModelSchema>;
export type LearntFit = { model: FitModel; sentence: string } | { model: null; sentence: string };

export const leastDecided = 20;
const ridge = 3;
const minLevelCount = 5;
const maxLevels = 40;
const folds = 5;

/** Learns which companies are won. Null, with the sentence that says why, with too few won or lost. */
export function learnFit(accounts: readonly DecidedAccount[]): LearntFit {
  const won = accounts.filter((account) => account.won).length;
  const lost = accounts.length - won;
  if (won < leastDecided || lost < leastDecided)
    return {
      model: null,
      sentence: `Learning the fit needs ${leastDecided} won and ${leastDecided} lost accounts; there are ${won} and ${lost}.`,
    };
  const rows = accounts.map(labelled);
  const score = train(rows);
  const model = {
    schemaVersion: 1,
    score,
    precision: precisionOf(score, rows),
    won,
    lost,
    auc: aucOnUnseen(accounts),
  } as const;
  return { model, sentence: `Learnt from ${won} won and ${lost} lost accounts. ${skillOf(model.auc)}` };
}

function skillOf(area: number | null): string {
  if (area === null) return 'How well it tells them apart could not be checked.';
  const outOfTen = Math.round(area * 10);
  return area < 0.55
    ? 'On accounts it had not seen it did no better than chance.'
    : `On accounts it had not seen it put the won one above the lost one in about ${outOfTen} of 10 pairs.`;
}

const traitsOf = ({ industry, region, employees, tier }: FirmTraits): Traits => ({
  industry,
  region,
  // The size class, not the number: between two companies of one class the number tells little.
  size: employees === null ? null : segmentOf(employees),
  tier,
});
const labelled = (account: DecidedAccount): LabelledTraits => ({
  traits: traitsOf(account),
  converted: account.won,
});
/** The regression alone: of few accounts it also tells how sure it is. */
const train = (rows: readonly LabelledTraits[]): LinearScore =>
  trainLinearScore(rows, { ridge, minLevelCount, maxLevels, leaveOut: [] });

/** The curvature of the penalised likelihood at its top (Laplace’s approximation), intercept first. */
function precisionOf(score: LinearScore, rows: readonly LabelledTraits[]): number[] {
  const size = 1 + score.features.reduce((sum, feature) => sum + columnCount(feature), 0);
  const precision = new Float64Array(size * size);
  for (const { traits } of rows) {
    const { probability } = scoreContact(score, traits, 0);
    const { indexes, values } = designRow(score, traits);
    indexes.forEach((a, i) => {
      indexes.forEach((b, j) => {
        const at = a * size + b;
        precision[at] =
          (precision[at] ?? 0) + probability * (1 - probability) * (values[i] ?? 0) * (values[j] ?? 0);
      });
    });
  }
  for (let i = 0; i < size; i++)
    precision[i * size + i] = (precision[i * size + i] ?? 0) + (i === 0 ? 1e-6 : score.ridge);
  return Array.from(precision);
}

function designRow(score: LinearScore, traits: Traits): SparseRow {
  const { indexes, values } = encodeTraits(score.features, traits);
  return { indexes: [0, ...indexes.map((index) => index + 1)], values: [1, ...values] };
}

function aucOnUnseen(accounts: readonly DecidedAccount[]): number | null {
  // By id: each account is held back once, whatever order they come in.
  const foldOf = ({ id }: DecidedAccount) =>
    Array.from({ length: folds - 1 }, (_, k) => (k + 1) / folds).filter((share) => !splitByHash(id, share))
      .length;
  const areas = Array.from({ length: folds }, (_, fold) => {
    const seen = accounts.filter((account) => foldOf(account) !== fold);
    const unseen = accounts.filter((account) => foldOf(account) === fold);
    if (seen.every(({ won }) => won) || !seen.some(({ won }) => won)) return null;
    const score = train(seen.map(labelled));
    // Within a fold: scores of different models are not compared with each other.
    return auc(
      unseen.map((account) => scoreContact(score, traitsOf(account), 0).probability),
      unseen.map(({ won }) => won),
    );
  }).filter((area) => area !== null);
  return areas.length === 0 ? null : areas.reduce((a, b) => a + b, 0) / areas.length;
}

/** The spread, in log-odds, of what is known about one account’s fit. */
export function deviationOf(model: FitModel, firm: FirmTraits): number {
  const size = Math.sqrt(model.precision.length);
  const { indexes, values } = designRow(model.score, traitsOf(firm));
  const x = new Float64Array(size);
  indexes.forEach((index, i) => {
    x[index] = values[i] ?? 0;
  });
  const solved = solvePositiveDefinite(Float64Array.from(model.precision), x);
  return Math.sqrt(x.reduce((sum, value, i) => sum + value * (solved[i] ?? 0), 0));
}

/** The score of a company by a learnt fit, with what moved it. */
export const scoreFirm = (model: FitModel, firm: FirmTraits) => scoreContact(model.score, traitsOf(firm), 4);
