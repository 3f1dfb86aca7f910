import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { calibration } from '../../statistics/calibration';
import { calibrationError } from './calibration-error';
import { type JudgedSignal, learnQuality, leastOutcomes } from './learn-quality';
import { qualityModelSchema } from './quality-model';
import { qualityPartNames } from './quality-parts';
import { signalQuality } from './signal-quality';

/** Signals that are borne out by reliability and against robots; a worse schema goes with a better outcome. */
function judged(count: number, seed: string): JudgedSignal[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const parts = {
      freshness: random.float(),
      reliability: random.float(),
      corroboration: 0.5,
      identity: 0.9,
      human: random.float() < 0.2 ? 0.05 : 0.97,
      schema: random.float(),
    };
    const chance = 0.8 * parts.reliability * parts.human + 0.1 * (1 - parts.schema);
    return { parts, borneOut: random.float() < chance };
  });
}
const partsOf = ({ parts }: JudgedSignal) =>
  qualityPartNames.map((name) => ({ name, value: parts[name], sentence: '' }));

test('weights are learnt, beat the base rate on unseen signals, and are calibrated', () => {
  const { model, sentence } = learnQuality(judged(4000, 'seen'));
  expect(sentence).toContain('4000 judged signals');
  if (model === null) throw new Error(sentence);
  expect(qualityModelSchema.parse(model)).toEqual(model);
  expect(model.weights.reliability).toBeGreaterThan(0.4);
  expect(model.weights.human).toBeGreaterThan(0.2);
  // It runs the wrong way round in the data, and is left out rather than turned.
  expect(model.weights.schema).toBe(0);
  const unseen = judged(4000, 'unseen');
  const { brier, brierOfBaseRate, bins } = calibration(
    unseen.map((signal) => signalQuality(partsOf(signal), model).quality),
    unseen.map(({ borneOut }) => borneOut),
  );
  expect(brier).toBeLessThan(0.85 * brierOfBaseRate);
  expect(calibrationError(bins)).toBeLessThan(0.03);
});

test('too few outcomes of either kind teach nothing, and it says how many there are', () => {
  const few = judged(400, 'few').map((signal, i) => ({ ...signal, borneOut: i < leastOutcomes - 1 }));
  expect(learnQuality(few)).toEqual({ model: null, sentence: expect.stringContaining('there are 49') });
  expect(learnQuality([]).model).toBeNull();
  expect(
    learnQuality(few.map((signal, i) => ({ ...signal, borneOut: i < leastOutcomes }))).model,
  ).not.toBeNull();
});
