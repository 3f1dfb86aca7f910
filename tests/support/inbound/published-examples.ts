import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/webhooks');
/** Whether the published examples and signatures are at hand: they are not part of the product. */
export const hasPublishedExamples = existsSync(folder);
if (!hasPublishedExamples)
  console.warn(
    `SKIPPED: the published webhook examples, because there is no ${path.relative(process.cwd(), folder)}.`,
  );

/** The text of one of the files; empty where they are not at hand, for tests that then skip. */
export const publishedExample = (name: string): string =>
  hasPublishedExamples ? readFileSync(path.join(folder, name), 'utf8') : '';
