import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { atLeast, atMost, type Figure, plain } from '../figure';
import { evaluateLeadScore, leadScoreLines, leakAuc } from '../main-job/lead-score';

const file = path.resolve(import.meta.dirname, '../../../shared/data/leads/x_education_leads.csv');

/** The routing score on the third of X Education's leads that it has not seen. */
export function measureLeads(say: (line: string) => void): Promise<Figure[]> {
  const rows: Record<string, string>[] = parse(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const scores = evaluateLeadScore(rows);
  for (const line of leadScoreLines(scores)) say(line);
  const [without, withActivity] = scores;
  return Promise.resolve([
    atLeast('leads: AUC with what is known at signal time', without?.auc ?? 0, '', 0.875),
    atLeast('leads: AUC with Last Activity', withActivity?.auc ?? 0, '', 0.9),
    atMost(
      'leads: highest AUC (above this columns leak)',
      Math.max(without?.auc ?? 1, withActivity?.auc ?? 1),
      '',
      leakAuc,
    ),
    plain('leads: Brier score with what is known at signal time', without?.brier ?? 1, ''),
    plain('leads: mean distance of predicted from observed', without?.meanDistance ?? 1, ''),
    plain('leads: worst tenth, predicted from observed', without?.worstTenth ?? 1, ''),
  ]);
}
