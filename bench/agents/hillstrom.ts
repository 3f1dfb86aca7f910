import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ChoiceFeatures } from '../../lib/core/learning/choice-model';

const file = path.resolve(import.meta.dirname, '../../../shared/data/email/hillstrom_half.csv');
export const hillstromArms = ['No E-Mail', 'Mens E-Mail', 'Womens E-Mail'] as const;
export type HillstromArm = (typeof hillstromArms)[number];
export type HillstromPerson = {
  id: string;
  context: ChoiceFeatures;
  arm: HillstromArm;
  visit: boolean;
  spend: number;
};

/** Each of the three was drawn for a third of all people. */
export const HILLSTROM_PROPENSITY = 1 / 3;

/** Hillstrom's people in the order of the file: what was known of them before, what they were sent, and what they did within two weeks. */
export function readHillstrom(): HillstromPerson[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true });
  return rows.map((row, i) => ({
    id: `hillstrom-${i}`,
    context: {
      recency: Number(row.recency),
      history: Math.log1p(Number(row.history)),
      mens: Number(row.mens),
      womens: Number(row.womens),
      newbie: Number(row.newbie),
      rural: row.zip_code === 'Rural' ? 1 : 0,
      urban: row.zip_code === 'Urban' ? 1 : 0,
      web: row.channel === 'Web' ? 1 : 0,
      phone: row.channel === 'Phone' ? 1 : 0,
    },
    arm: hillstromArms.find((arm) => arm === row.segment) ?? 'No E-Mail',
    visit: row.visit === '1',
    spend: Number(row.spend),
  }));
}
