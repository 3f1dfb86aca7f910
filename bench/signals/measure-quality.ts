import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { botLikelihood } from '../../lib/core/signals/quality/bot-likelihood';
import { calibrationError } from '../../lib/core/signals/quality/calibration-error';
import { type JudgedSignal, learnQuality } from '../../lib/core/signals/quality/learn-quality';
import type { QualityModel } from '../../lib/core/signals/quality/quality-model';
import { qualityPartNames, qualityPartsOf } from '../../lib/core/signals/quality/quality-parts';
import { signalQuality } from '../../lib/core/signals/quality/signal-quality';
import { reliabilityOf, type SourceRecord } from '../../lib/core/signals/quality/source-reliability';
import { auc } from '../../lib/core/statistics/auc';
import { type Calibration, calibration } from '../../lib/core/statistics/calibration';
import { splitByHash } from '../../lib/core/statistics/split-by-hash';
import { atLeast, atMost, type Figure, plain } from '../figure';

const data = path.resolve(import.meta.dirname, '../../../shared/data');
type Row = Record<string, string>;

/** One signal of a file: who said it, what else said the same, and whether it was borne out. */
type Claim = {
  source: string;
  others: { agreeing: string[]; contradicting: string[] };
  fields: number;
  valid: number;
  pagesPerMinute: number | null;
  borneOut: boolean;
};
type Case = {
  name: string;
  file: string;
  outcome: string;
  split: (rows: Row[]) => { seen: Row[]; unseen: Row[] };
  claimOf: (row: Row) => Claim;
};

const number = (text: string | undefined): number => Number(text ?? '') || 0;
const isFilled = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && text !== 'Select';

/** What a lead says of itself when it comes in. Never what is filled in after sales spoke with it. */
const profile = [
  'Country',
  'Specialization',
  'How did you hear about X Education',
  'City',
  'Lead Source',
  'TotalVisits',
];
function leadClaim(row: Row): Claim {
  const spent = number(row['Total Time Spent on Website']);
  const visits = number(row.TotalVisits);
  return {
    source: `${row['Lead Origin']} / ${isFilled(row['Lead Source']) ? row['Lead Source']?.toLowerCase() : 'not told'}`,
    // Their own behaviour is a second word on whether they are interested.
    others: {
      agreeing: [
        ...(spent >= 600 ? ['time on the site'] : []),
        ...(spent >= 1200 ? ['long time on the site'] : []),
      ],
      contradicting: [
        ...(visits > 0 && spent < 120 ? ['time on the site'] : []),
        ...(row['Do Not Email'] === 'Yes' ? ['no e-mail'] : []),
      ],
    },
    fields: profile.length,
    valid: profile.filter((name) => isFilled(row[name])).length,
    pagesPerMinute: spent > 0 ? (60 * visits * number(row['Page Views Per Visit'])) / spent : null,
    borneOut: row.Converted === '1',
  };
}

function sessionClaim(row: Row): Claim {
  const pages = number(row.Administrative) + number(row.Informational) + number(row.ProductRelated);
  const seconds =
    number(row.Administrative_Duration) +
    number(row.Informational_Duration) +
    number(row.ProductRelated_Duration);
  return {
    source: `traffic ${row.TrafficType} / ${row.VisitorType}`,
    others: {
      agreeing: [
        ...(number(row.ProductRelated) >= 20 ? ['product pages'] : []),
        ...(number(row.ExitRates) <= 0.02 ? ['way through the site'] : []),
        ...(seconds >= 1200 ? ['time on the site'] : []),
      ],
      contradicting: [
        ...(number(row.BounceRates) >= 0.05 ? ['way through the site'] : []),
        ...(seconds < 60 ? ['time on the site'] : []),
      ],
    },
    fields: 1,
    valid: 1,
    pagesPerMinute: seconds > 0 ? (60 * pages) / seconds : null,
    borneOut: row.Revenue === 'TRUE',
  };
}

/** The first 70 % by the number leads are given in order of arrival; the rest came later. */
function byArrival(rows: Row[]) {
  const sorted = [...rows].sort((a, b) => number(a['Lead Number']) - number(b['Lead Number']));
  const cut = Math.floor(0.7 * sorted.length);
  return { seen: sorted.slice(0, cut), unseen: sorted.slice(cut) };
}
function byRow(rows: Row[]) {
  const isUnseen = (i: number) => splitByHash(`row ${i}`, 0.3);
  return { seen: rows.filter((_, i) => !isUnseen(i)), unseen: rows.filter((_, i) => isUnseen(i)) };
}
const lastMonths = new Set(['Nov', 'Dec']);
const byMonth = (rows: Row[]) => ({
  seen: rows.filter(({ Month }) => !lastMonths.has(Month ?? '')),
  unseen: rows.filter(({ Month }) => lastMonths.has(Month ?? '')),
});

const leads = { file: 'leads/x_education_leads.csv', outcome: 'converted', claimOf: leadClaim };
const sessions = { file: 'web/online_shoppers_intention.csv', outcome: 'bought', claimOf: sessionClaim };
const cases: Case[] = [
  { ...leads, name: 'leads, held out by row', split: byRow },
  { ...leads, name: 'leads, the later 30 % by arrival', split: byArrival },
  { ...sessions, name: 'shop sessions, held out by row', split: byRow },
  { ...sessions, name: 'shop sessions, November and December', split: byMonth },
];

/** Claims of each source, judged. */
type Judged = Map<string, { confirmed: number; contradicted: number }>;
function judgedBySource(claims: readonly Claim[]): Judged {
  const judged: Judged = new Map();
  for (const { source, borneOut } of claims) {
    const record = judged.get(source) ?? { confirmed: 0, contradicted: 0 };
    if (borneOut) record.confirmed++;
    else record.contradicted++;
    judged.set(source, record);
  }
  return judged;
}

function partsOf(claim: Claim, judged: Judged) {
  const { confirmed = 0, contradicted = 0 } = judged.get(claim.source) ?? {};
  const record: SourceRecord = { sort: 'unknown', claims: [{ day: 0, confirmed, contradicted }] };
  const pace = { eventsPerMinute: claim.pagesPerMinute, unevenness: null, impossibleSteps: 0 };
  const word = (origin: string) => ({ origin, reliability: 1 });
  return qualityPartsOf({
    occurredAtMs: 0,
    recordedAtMs: 0,
    halfLifeDays: 60,
    reliability: reliabilityOf(record, 0),
    others: {
      origin: claim.source,
      agreeing: claim.others.agreeing.map(word),
      contradicting: claim.others.contradicting.map(word),
    },
    identity: 'stated',
    bot: botLikelihood({ userAgent: null, isKnownBot: null, isDataCentre: null, ranJavaScript: null, pace }),
    schema: { fields: claim.fields, valid: claim.valid },
  });
}

function learn(claims: readonly Claim[], judged: Judged): QualityModel {
  const signals = claims.map((claim): JudgedSignal => {
    const parts = partsOf(claim, judged);
    return {
      parts: Object.fromEntries(parts.map(({ name, value }) => [name, value])) as JudgedSignal['parts'],
      borneOut: claim.borneOut,
    };
  });
  const { model, sentence } = learnQuality(signals);
  if (model === null) throw new Error(sentence);
  return model;
}

/** A reliability plot in letters: each tenth of the scale with what was said, what came true, and how many. */
function* plotLines({ bins }: Calibration): Generator<string> {
  const width = 40;
  for (const { from, to, count, predicted, observed } of bins) {
    const line = Array.from({ length: width + 1 }, () => '·');
    line[Math.round(predicted * width)] = '|';
    line[Math.round(observed * width)] = 'o';
    yield `    ${from.toFixed(1)}–${to.toFixed(1)} ${line.join('')} said ${predicted.toFixed(3)}, came true ${observed.toFixed(3)}, ${count} signals`;
  }
}

function measureCase({ name, file, outcome, split, claimOf }: Case, say: (line: string) => void): Figure[] {
  const rows: Row[] = parse(readFileSync(path.join(data, file)), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const { seen, unseen } = split(rows);
  const [past, held] = [seen.map(claimOf), unseen.map(claimOf)];
  // Weights are learnt on other rows than reliabilities: a row must not have voted on its own source.
  const [first, second] = [past.filter((_, i) => i % 2 === 0), past.filter((_, i) => i % 2 === 1)];
  const judged = judgedBySource(first);
  const model = learn(second, judged);
  const labels = held.map(({ borneOut }) => borneOut);
  const qualities = held.map((claim) => signalQuality(partsOf(claim, judged), model).quality);
  const result = calibration(qualities, labels);
  const skill = 1 - result.brier / result.brierOfBaseRate;
  const error = calibrationError(result.bins);
  // By the source's learnt reliability alone: what the other parts add.
  const alone = calibration(
    held.map((claim) => partsOf(claim, judged).find((part) => part.name === 'reliability')?.value ?? 0),
    labels,
  );
  const weights = qualityPartNames.map((part) => `${part} ${model.weights[part].toFixed(2)}`).join(', ');
  say(
    `Quality of ${name}: learnt on ${past.length}, measured on ${held.length} (${outcome}: ${labels.filter(Boolean).length}), ${judged.size} sources. Weights: ${weights}; calibrated by ${model.calibrator?.method}.`,
  );
  say(
    `  Brier ${result.brier.toFixed(4)}, of the base rate ${result.brierOfBaseRate.toFixed(4)} (skill ${(100 * skill).toFixed(1)} %), of the source’s reliability alone ${alone.brier.toFixed(4)}; ECE ${error.toFixed(4)}; AUC ${(auc(qualities, labels) ?? Number.NaN).toFixed(3)}.`,
  );
  say('  | what was said, o what came true:');
  for (const line of plotLines(result)) say(line);
  const isByRow = split === byRow;
  return [
    plain(`Brier score of quality, ${name}`, result.brier, ''),
    isByRow
      ? atLeast(`skill against the base rate, ${name}`, skill, '', 0.05)
      : plain(`skill against the base rate, ${name}`, skill, ''),
    isByRow
      ? atMost(`expected calibration error, ${name}`, error, '', 0.03)
      : plain(`expected calibration error, ${name}`, error, ''),
  ];
}

/** How well quality, learnt from real outcomes, tells on rows it has not seen whether a signal is borne out. */
export function measureQuality(say: (line: string) => void): Promise<Figure[]> {
  const figures = cases.flatMap((one) => {
    if (existsSync(path.join(data, one.file))) return measureCase(one, say);
    say(`Left out, because there is no ${one.file} in ${path.relative(process.cwd(), data)}: ${one.name}.`);
    return [];
  });
  return Promise.resolve(figures);
}
