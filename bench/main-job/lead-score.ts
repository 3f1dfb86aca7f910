import { auc } from '../../lib/core/statistics/auc';
import { calibration } from '../../lib/core/statistics/calibration';
import { isKnownAtSignalTime } from '../../lib/core/statistics/known-at-signal-time';
import type { LabelledTraits } from '../../lib/core/statistics/labelled-traits';
import { featuresOf, scoreContact, trainRoutingScore } from '../../lib/core/statistics/routing-score';
import { splitByHash } from '../../lib/core/statistics/split-by-hash';

export type LeadScoreFigures = {
  leftOut: string[];
  trainedOn: number;
  heldOut: number;
  auc: number;
  brier: number;
  brierOfBaseRate: number;
  /** Largest distance of predicted from observed share in a tenth that holds at least 50 contacts. */
  worstTenth: number;
  /** Mean distance of predicted from observed share, each tenth weighted by its contacts. */
  meanDistance: number;
  reliability: string;
  trainMs: number;
  columnsUsed: string[];
};

const identity = 'Prospect ID';
const outcome = 'Converted';
/** Above this the score must be using columns that are filled in after sales contact. */
export const leakAuc = 0.93;

/** Learns on two thirds of the contacts and measures on the third held out by id; without and with `Last Activity`. */
export function evaluateLeadScore(csvRows: readonly Record<string, string>[]): LeadScoreFigures[] {
  const contacts = csvRows.map((row) => ({
    id: row[identity] ?? '',
    traits: Object.fromEntries(Object.entries(row).filter(([name]) => isKnownAtSignalTime(name))),
    converted: row[outcome] === '1',
  }));
  const train = contacts.filter(({ id }) => !splitByHash(id, 1 / 3));
  const unseen = contacts.filter(({ id }) => splitByHash(id, 1 / 3));
  return [['Last Activity'], []].map((leftOut) => evaluate(train, unseen, leftOut));
}

function evaluate(train: readonly LabelledTraits[], unseen: readonly LabelledTraits[], leftOut: string[]) {
  const started = performance.now();
  const model = trainRoutingScore(train, { leaveOut: leftOut });
  const trainMs = performance.now() - started;
  const scores = unseen.map(({ traits }) => scoreContact(model, traits).probability);
  const labels = unseen.map(({ converted }) => converted);
  const area = auc(scores, labels);
  if (area === null) throw new Error('The held-out third has one outcome only.');
  const { brier, brierOfBaseRate, bins } = calibration(scores, labels);
  const gaps = bins.filter(({ count }) => count >= 50).map((bin) => Math.abs(bin.predicted - bin.observed));
  return {
    leftOut,
    trainedOn: train.length,
    heldOut: unseen.length,
    auc: area,
    brier,
    brierOfBaseRate,
    worstTenth: Math.max(0, ...gaps),
    meanDistance: bins.reduce(
      (sum, bin) => sum + (bin.count / unseen.length) * Math.abs(bin.predicted - bin.observed),
      0,
    ),
    reliability: bins
      .map((bin) => `${bin.predicted.toFixed(2)}→${bin.observed.toFixed(2)} (${bin.count})`)
      .join(', '),
    trainMs,
    columnsUsed: featuresOf(model).map(({ name }) => name),
  };
}

/** The figures as lines to print. */
export function leadScoreLines(figures: readonly LeadScoreFigures[]): string[] {
  return figures.map((f) => {
    const which = f.leftOut.length > 0 ? `without ${f.leftOut.join(', ')}` : 'with Last Activity';
    const leak = f.auc > leakAuc ? '  LEAK: uses what is not known at signal time' : '';
    return (
      `lead score ${which}: AUC ${f.auc.toFixed(3)}, Brier ${f.brier.toFixed(3)} (base rate ${f.brierOfBaseRate.toFixed(3)}), ` +
      `worst tenth ${f.worstTenth.toFixed(3)} off; learnt on ${f.trainedOn}, measured on ${f.heldOut} held out, ${f.trainMs.toFixed(0)} ms${leak}\n  said→happened (contacts): ${f.reliability}`
    );
  });
}
