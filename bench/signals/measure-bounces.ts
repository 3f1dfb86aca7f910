import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type ClassifiedMail, classifyMail } from '../../lib/core/mail/classify-mail';
import { readMail } from '../../lib/platform/mail/read-mail';
import { atLeast, atMost, type Figure, plain, quantile } from '../figure';

const file = path.resolve(import.meta.dirname, '../../../shared/data/mime/bounces_labelled_half.jsonl.gz');

const rowSchema = z.object({
  file: z.string(),
  raw_b64: z.string(),
  expected: z.array(
    z.object({ reason: z.string(), hard_bounce: z.boolean(), feedback_type: z.string().optional() }),
  ),
});
type Row = z.infer<typeof rowSchema>;

const readRows = (): Row[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)));

/** The kind of mail that a row should be told as: the set counts complaints, absence notes and successes among its reasons. */
function kindOf({ expected: [first] }: Row): ClassifiedMail['kind'] | null {
  if (first === undefined) return null;
  if (first.reason === 'feedback') return first.feedback_type === 'auth-failure' ? 'other' : 'complaint';
  if (first.reason === 'vacation') return 'auto_reply';
  return first.reason === 'delivered' ? 'other' : 'bounce';
}

const labelsOf = ({ expected }: Row): string =>
  expected
    .map((label) => (label.hard_bounce ? 'hard' : 'soft'))
    .toSorted()
    .join();
const typesOf = (told: ClassifiedMail): string =>
  told.kind === 'bounce'
    ? told.recipients
        .map(({ type }) => type)
        .toSorted()
        .join()
    : told.kind;

type Judged = {
  row: Row;
  kind: ClassifiedMail['kind'] | null;
  told: ClassifiedMail;
  isRight: boolean;
  ms: number;
};

async function judge(row: Row): Promise<Judged> {
  const raw = Buffer.from(row.raw_b64, 'base64');
  const before = process.cpuUsage();
  const told = classifyMail(await readMail(raw));
  const { user, system } = process.cpuUsage(before);
  const kind = kindOf(row);
  const isRight =
    kind === 'bounce'
      ? typesOf(told) === labelsOf(row)
      : kind === null
        ? told.kind !== 'bounce' && told.kind !== 'complaint'
        : told.kind === kind;
  return { row, kind, told, isRight, ms: (user + system) / 1000 };
}

/** How many rows of each label were told as labelled, the label of a row being the reason of its first recipient. */
function sayPerLabel(judged: readonly Judged[], say: (line: string) => void): void {
  const labels = new Map<string, Judged[]>();
  for (const one of judged) {
    const label = one.row.expected[0]?.reason ?? 'none';
    labels.set(label, [...(labels.get(label) ?? []), one]);
  }
  for (const [label, rows] of [...labels].toSorted(([, a], [, b]) => b.length - a.length))
    say(`  ${label}: ${rows.filter(({ isRight }) => isRight).length} of ${rows.length}`);
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

/** Real bounces, complaints and absence notes (Sisimai set-of-emails, BSD-2-Clause; half of it): whether each is told as labelled. */
export async function measureBounces(say: (line: string) => void): Promise<Figure[]> {
  if (!existsSync(file)) {
    say('The real bounces are not here: nothing is measured of them.');
    return [];
  }
  const rows = readRows();
  // Once through beforehand: what the compiler needs is not what a mail costs.
  for (const row of rows) await judge(row);
  const judged: Judged[] = [];
  for (const row of rows) judged.push(await judge(row));
  sayPerLabel(judged, say);
  for (const { row, told } of judged.filter(({ isRight }) => !isRight))
    say(`  not as labelled: ${row.file}: ${labelsOf(row)}, told ${typesOf(told)}`);
  const bounces = judged.filter(({ kind }) => kind === 'bounce');
  const others = judged.filter(({ kind }) => kind !== 'bounce');
  const rightOf = (some: readonly Judged[]) =>
    share(some.filter(({ isRight }) => isRight).length, some.length);
  const soft = bounces.filter(({ row }) => !labelsOf(row).includes('hard'));
  return [
    atLeast('bounces: told hard or soft as labelled', rightOf(bounces), '%', 95),
    plain('bounces: mails judged', bounces.length, ''),
    plain(
      'bounces: soft ones told hard',
      share(soft.filter(({ told }) => typesOf(told).includes('hard')).length, soft.length),
      '%',
    ),
    plain('complaints, absence notes and others: told as labelled', rightOf(others), '%'),
    atMost(
      'bounces: reading and telling one, processor time, p99',
      quantile(
        judged.map(({ ms }) => ms),
        0.99,
      ),
      'ms',
      50,
    ),
    plain(
      'bounces: reading and telling one, processor time, median',
      quantile(
        judged.map(({ ms }) => ms),
        0.5,
      ),
      'ms',
    ),
  ];
}
