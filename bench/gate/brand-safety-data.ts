import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { splitByHash } from '../../lib/core/statistics/split-by-hash';

/** Where the data sets lie: beside the repository, never in it. */
export const dataFolder = path.resolve(import.meta.dirname, '../../../shared/data');

const mailSchema = z.object({ context: z.string() });

export type Labelled = { text: string; label: boolean };
export type BrandSafetyData = {
  /** Comments, labelled toxic or not (Surge AI, MIT). */
  comments: Labelled[];
  /** Text messages, labelled spam or not (UCI SMS Spam Collection, CC BY 4.0). */
  messages: Labelled[];
  /** Real e-mails of companies, mostly notices and newsletters (Microsoft BIPIA, MIT): none is spam, none is toxic. */
  mails: string[];
  /** Real slogans of brands: whatever is said against one is a false alarm. */
  slogans: string[];
};

/** The data sets; null where the folder is not there. */
export function readBrandSafetyData(folder = dataFolder): BrandSafetyData | null {
  if (!existsSync(folder)) return null;
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const lines = (name: string) =>
    text(name)
      .split('\n')
      .filter((line) => line !== '');
  const rows = (name: string): Record<string, string>[] => parse(text(name), { columns: true, bom: true });
  return {
    comments: rows('brandsafety/toxicity_en.csv').map((row) => ({
      text: row.text ?? '',
      label: row.is_toxic === 'Toxic',
    })),
    messages: lines('brandsafety/SMSSpamCollection.tsv').map((line) => ({
      text: line.slice(line.indexOf('\t') + 1),
      label: line.startsWith('spam\t'),
    })),
    mails: lines('injection/bipia_email_train.jsonl').map(
      (line) => mailSchema.parse(JSON.parse(line)).context,
    ),
    slogans: rows('brandsafety/slogans_brands.csv').map((row) => row.Slogan ?? ''),
  };
}

/** Whether a text belongs to the half that nothing was learnt or chosen from; by the text alone, so doubles stay together. */
export const isHeldOut = (text: string): boolean => splitByHash(text, 0.5);
