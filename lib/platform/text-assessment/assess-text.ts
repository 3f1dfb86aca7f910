import type { TextAssessment } from '../../core/brand-safety/content';
import { readText } from '../../core/brand-safety/text/read-text';
import { findProfanities, type Profanity } from './find-profanities';
import { type LinearModel, loadModel, probabilityOf } from './linear-model';
import spamModel from './spam-model.json';
import { textFeatures } from './text-features';
import toxicityModel from './toxicity-model.json';
import { windowsOf } from './windows-of';

const toxicity = loadModel(toxicityModel);
const spam = loadModel(spamModel);
const mostProfanities = 500;

/**
 * Swear words with their UTF-16 offsets in the text as given, and how much it reads like an insult and like spam, 0 to 1: the
 * worst of its parts. Neither network nor chance; the same text always gives the same answer. Where the text can be seen in two
 * ways (`readText`), the worse one counts. English only.
 */
export function assessText(text: string): TextAssessment {
  const readings = readText(text).map((read) => {
    const found = findProfanities(read.seen).slice(0, mostProfanities);
    const profanities = found.map(({ from, to, term }) => ({
      start: read.startOf(from),
      end: read.endOf(to - 1),
      term,
    }));
    return { profanities, ...judge(read.seen, found) };
  });
  const [first, ...others] = readings;
  if (!first) throw new Error('A text can always be seen in at least one way.');
  return others.reduce(
    (worst, other) => ({
      profanities:
        worst.profanities.length >= other.profanities.length ? worst.profanities : other.profanities,
      toxicity: Math.max(worst.toxicity, other.toxicity),
      spam: Math.max(worst.spam, other.spam),
    }),
    first,
  );
}

function judge(seen: string, profanities: readonly Profanity[]): { toxicity: number; spam: number } {
  const rows = windowsOf(seen).map(({ from, to }) =>
    textFeatures(seen.slice(from, to), profanities.filter((one) => one.from < to && one.to > from).length),
  );
  const worst = (model: LinearModel) => Math.max(...rows.map((row) => probabilityOf(model, row)));
  return { toxicity: worst(toxicity), spam: worst(spam) };
}
