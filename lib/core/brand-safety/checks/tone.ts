import { formatFigure, formatShare } from '../../shared/format-figures';
import { type BrandCheck, objectAt } from '../check';
import type { ContentFinding } from '../content';
import type { BrandGuidelines } from '../guidelines';
import type { FieldReading } from '../read-content';
import { measureTone, type Tone } from '../tone/measure-tone';

type Span = { from: number; to: number };

const rule = 'brand.tone';
const fewestLetters = 20;
const fewestWordsForGrade = 50;

type Excess = { measure: string; value: number; limit: number; message: string; from: number; to: number };

/** How it is written: capitals, exclamation marks, emoji, length of sentences, how hard it is to read. */
export const tone: BrandCheck = {
  rule,
  check: ({ fields, guidelines }) => fields.flatMap((reading) => toneOf(reading, guidelines.tone)),
};

function toneOf({ field, read }: FieldReading, limits: BrandGuidelines['tone']): ContentFinding[] {
  const measured = measureTone(read.seen);
  const all = { from: 0, to: read.seen.length };
  const excesses = [...loudness(measured, read.emoji, limits, all), ...length(measured, limits, all)];
  return excesses.map(({ measure, value, limit, message, from, to }) =>
    objectAt(
      { field, start: read.startOf(from), end: to > from ? read.endOf(to - 1) : field.text.length },
      {
        rule,
        verdict: limits.verdict,
        measure: `${field.name}: ${measure}`,
        numbers: { value, limit, worse: 'higher' },
        message: `The ${field.name} ${message}`,
        remedy: 'Write it more calmly or more simply, or have an admin change the bounds of tone.',
      },
    ),
  );
}

function loudness(tone: Tone, emoji: number, limits: BrandGuidelines['tone'], all: Span): Excess[] {
  const { letters, capitals, words, exclamations, exclaimed } = tone;
  const excesses: Excess[] = [];
  const share = letters < fewestLetters ? 0 : capitals / letters;
  if (share > limits.maxCapitalShare)
    excesses.push({
      measure: 'capitals',
      value: share,
      limit: limits.maxCapitalShare,
      message: `is written in ${formatShare(share)} capitals; at most ${formatShare(limits.maxCapitalShare)} are wanted.`,
      ...all,
    });
  const per100 = limits.maxExclamationsPer100Words;
  const allowed = per100 === 0 ? 0 : Math.max(1, Math.floor((per100 * words) / 100));
  if (exclamations > allowed)
    excesses.push({
      measure: 'exclamations',
      value: exclamations,
      limit: allowed,
      message: `has ${exclamations} exclamation marks; in ${words} words at most ${allowed} ${allowed === 1 ? 'is' : 'are'} wanted.`,
      ...exclaimed,
    });
  if (emoji > limits.maxEmoji)
    excesses.push({
      measure: 'emoji',
      value: emoji,
      limit: limits.maxEmoji,
      message: `has ${emoji} emoji; at most ${limits.maxEmoji} are wanted.`,
      ...all,
    });
  return excesses;
}

function length(
  { longestSentence, readingGrade, words }: Tone,
  limits: BrandGuidelines['tone'],
  all: Span,
): Excess[] {
  const excesses: Excess[] = [];
  if (longestSentence.words > limits.maxSentenceWords)
    excesses.push({
      measure: 'sentence',
      value: longestSentence.words,
      limit: limits.maxSentenceWords,
      message: `has a sentence of ${longestSentence.words} words; at most ${limits.maxSentenceWords} are wanted.`,
      from: longestSentence.from,
      to: longestSentence.to,
    });
  if (words >= fewestWordsForGrade && readingGrade > limits.maxReadingGrade)
    excesses.push({
      measure: 'reading grade',
      value: readingGrade,
      limit: limits.maxReadingGrade,
      message: `takes ${formatFigure(readingGrade)} years of school to read; at most ${formatFigure(limits.maxReadingGrade)} are wanted.`,
      ...all,
    });
  return excesses;
}
