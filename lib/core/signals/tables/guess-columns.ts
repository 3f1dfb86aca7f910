import { textOfCell, unkeepable } from './cells';
import { columnMeanings } from './column-meanings';
import { wordsOf } from './column-name';
import { flattenRow } from './flatten-row';
import { guessType, type TypeGuess } from './guess-type';

export type ColumnGuess = TypeGuess & {
  column: string;
  /** Of the sample: how many cells say something, and how many different things. */
  filled: number;
  distinct: number;
  examples: string[];
  /** What the column probably is, as the target of a mapping; null where its name says nothing. */
  meaning: { target: string; confidence: number } | null;
};

// What is less sure goes by the cells alone: a column without any is not that.
const named = 0.6;

/** What each column holds and probably means, by its name and a sample of rows. */
export function guessColumns(
  header: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): ColumnGuess[] {
  const cells = new Map<string, string[]>(header.map((column) => [column, []]));
  for (const row of rows)
    for (const [column, value] of flattenRow(row)) {
      const text = unkeepable(value) === null ? textOfCell(value) : null;
      if (text === null) continue;
      const known = cells.get(column);
      if (known) known.push(text);
      else cells.set(column, [text]);
    }
  return [...cells].map(([column, texts]) => {
    const words = wordsOf(column);
    const guess = guessType(texts, words);
    const distinct = new Set(texts);
    const meaning = columnMeanings.find(
      (one) =>
        one.words.test(words) &&
        (!one.types || one.types.includes(guess.type) || (texts.length === 0 && one.confidence > named)),
    );
    return {
      ...guess,
      column,
      filled: texts.length,
      distinct: distinct.size,
      examples: [...distinct].slice(0, 3).map((text) => text.slice(0, 100)),
      meaning: meaning ? meaningOf(meaning, texts.length) : null,
    };
  });
}

// A name alone is less than a name that the cells bear out.
const meaningOf = ({ target, confidence }: { target: string; confidence: number }, filled: number) => ({
  target,
  confidence: filled > 0 ? confidence : Math.round(confidence * 50) / 100,
});
