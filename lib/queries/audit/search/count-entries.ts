import { countPlaces } from '@/lib/core/audit/search/posting';
import { AppError } from '@/lib/core/shared/app-error';
import type { Question } from './question';
import { readUnindexed } from './read-unindexed';
import { type FoundChunk, walkChunks } from './walk-chunks';

/** All chunks of a long record at once: nothing is left out of a count. */
export const WHOLE_RECORD = 4096;

/** How many entries a search finds. @throws AppError `unavailable` while a part of the record can't be searched yet. */
export async function countEntries(question: Question): Promise<number> {
  const { found, unsearched } = await readUnindexed(question);
  if (unsearched > 0)
    throw new AppError('unavailable', {
      detail: `${unsearched} entries of the record can’t be searched yet.`,
      remedy: 'They are being taken up: ask again in a few minutes.',
    });
  let count = found.length;
  if (question.tokens.length === 0 && question.ragged.size === 0 && !question.entry && isWhole(question))
    return count + question.searchable;
  for (const { mask } of await allChunks(question)) count += countPlaces(mask);
  return count;
}

const isWhole = ({ from, to }: Question) =>
  from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY;

/** Every chunk with entries that fit, the oldest first. */
export async function allChunks(question: Question): Promise<FoundChunk[]> {
  const chunks: FoundChunk[] = [];
  for await (const chunk of walkChunks(question, 'oldest-first', 0, WHOLE_RECORD)) chunks.push(chunk);
  return chunks;
}
