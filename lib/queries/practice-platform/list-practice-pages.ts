import type { z } from 'zod';
import type { practicePageListSchema } from '@/lib/contracts/practice-cms';
import { BASE, segmentWords } from '@/lib/core/content/page-audience';
import { splitText } from '@/lib/core/content/page-split';
import { segmentsOf, splitOf, variantsOf, wordsOf } from '@/lib/core/content/page-state';
import { listPages } from '@/lib/practice-platform/cms';
import { readChangedBy } from './changed-by';

/** The practice CMS's pages by title, all on one page. */
export async function listPracticePages(
  workspaceId: string,
): Promise<z.input<typeof practicePageListSchema>> {
  const found = await listPages(workspaceId);
  const changedBy = await readChangedBy(workspaceId, found);
  return {
    rows: found.map(({ state, updatedAt, updatedBy, ...page }) => {
      const segments = segmentsOf(state);
      const keys = [BASE, ...segments.flatMap((segment) => variantsOf(state, segment).slice(1))];
      return {
        ...page,
        updatedAt: updatedAt.toISOString(),
        updatedBy: changedBy(updatedBy),
        variants: keys.flatMap((key) => {
          const words = wordsOf(state, key);
          return words ? [{ key, ...words }] : [];
        }),
        splits: segments.map((segment) => ({
          segment,
          title: segmentWords(segment),
          split: splitText(splitOf(state, segment)),
        })),
      };
    }),
  };
}
