import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isHeldOut, type Labelled, readBrandSafetyData } from '../bench/gate/brand-safety-data';
import { fitByEvidence, fitByGradient, type SparseFit } from '../bench/gate/brand-safety-fit';
import { readText } from '../lib/core/brand-safety/text/read-text';
import { auc } from '../lib/core/statistics/auc';
import { linearPredictor, type SparseRow, sigmoid } from '../lib/core/statistics/logistic-regression';
import { findProfanities } from '../lib/platform/text-assessment/find-profanities';
import { storeModel } from '../lib/platform/text-assessment/linear-model';
import { featureColumns, hashedColumns, textFeatures } from '../lib/platform/text-assessment/text-features';
import { windowsOf } from '../lib/platform/text-assessment/windows-of';
import { exitWith, Problem } from './problem';

// tsx scripts/train-text-models.ts: learns the two models of lib/platform/text-assessment anew, from the training halves
// alone. The same data gives the same files.

const folder = path.resolve(import.meta.dirname, '../lib/platform/text-assessment');
const folds = 5;
/** Harmless messages added to the comments: comments are mostly long, and short texts are not toxic for being short. */
const addedMessages = 1000;

const rowOf = (text: string): SparseRow => {
  const { seen } = readText(text)[0];
  return textFeatures(seen, findProfanities(seen).length);
};
type Learn = (texts: readonly Labelled[]) => SparseFit;
const learnBy =
  (method: (rows: SparseRow[], labels: boolean[]) => SparseFit): Learn =>
  (texts) =>
    method(
      texts.map(({ text }) => rowOf(text)),
      texts.map(({ label }) => label),
    );
/** Few comments, so that the telling words have to be found soon; of messages there are enough. */
const learnToxicity = learnBy((rows, labels) =>
  fitByEvidence(rows, labels, featureColumns, hashedColumns, 0.1),
);
const learnSpam = learnBy((rows, labels) => fitByGradient(rows, labels, featureColumns, 0.3));

/** Area under the curve and the shares found at some levels, each text judged by a model that did not learn from it. */
function crossValidate(
  name: string,
  texts: readonly Labelled[],
  added: readonly Labelled[],
  learn: Learn,
): void {
  const scores = texts.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const model = learn([...texts.filter((_, index) => index % folds !== fold), ...added]);
    texts.forEach(({ text }, index) => {
      if (index % folds === fold)
        scores[index] = sigmoid(linearPredictor(rowOf(text), model.intercept, model.weights));
    });
  }
  const labels = texts.map(({ label }) => label);
  const shareAbove = (level: number, label: boolean) => {
    const of = scores.filter((_, index) => labels[index] === label);
    return (of.filter((score) => score > level).length / of.length).toFixed(3);
  };
  console.log(`${name}: ${texts.length} texts, AUC ${auc(scores, labels)?.toFixed(3)} in ${folds} folds`);
  for (const level of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    console.log(
      `  above ${level}: ${shareAbove(level, true)} of the bad, ${shareAbove(level, false)} of the good`,
    );
}

function train(name: string, texts: readonly Labelled[], added: readonly Labelled[], learn: Learn): void {
  crossValidate(name, texts, added, learn);
  const { intercept, weights } = learn([...texts, ...added]);
  writeFileSync(
    path.join(folder, `${name}-model.json`),
    `${JSON.stringify(storeModel(intercept, weights), null, 2)}\n`,
  );
}

/** In the parts in which long texts are judged. */
const partsOf = (text: string): Labelled[] => {
  const { seen } = readText(text)[0];
  return windowsOf(seen).map(({ from, to }) => ({ text: seen.slice(from, to), label: false }));
};

function main(): void {
  const data = readBrandSafetyData();
  if (!data) throw new Problem('The data sets to learn from are not there.');
  const comments = data.comments.filter(({ text }) => !isHeldOut(text));
  const messages = data.messages.filter(({ text }) => !isHeldOut(text));
  const mails = data.mails.filter((text) => !isHeldOut(text)).flatMap(partsOf);
  const harmless = messages.filter(
    ({ text, label }) => !label && findProfanities(readText(text)[0].seen).length === 0,
  );
  train('toxicity', comments, [...harmless.slice(0, addedMessages), ...mails], learnToxicity);
  train('spam', messages, [...comments.map(({ text }) => ({ text, label: false })), ...mails], learnSpam);
}

try {
  main();
} catch (error) {
  exitWith(error);
}
