import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { classifyMail } from '@/lib/core/mail/classify-mail';
import { readMail } from './read-mail';

const file = path.resolve(import.meta.dirname, '../../../../shared/data/mime/bounces_labelled_half.jsonl.gz');
const rowSchema = z.object({
  raw_b64: z.string(),
  expected: z.array(z.object({ reason: z.string(), hard_bounce: z.boolean() })),
});
/** What the set calls a reason and we tell as another kind of mail. */
const otherKinds = new Set(['feedback', 'vacation', 'delivered']);

if (!existsSync(file))
  console.warn('SKIPPED: how real bounces are told, because the collection is not here.');

it.skipIf(!existsSync(file))(
  'tells at least 95 % of real bounces hard or soft as they are labelled',
  async () => {
    const rows = gunzipSync(readFileSync(file))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => rowSchema.parse(JSON.parse(line)))
      .filter(({ expected }) => expected.some(({ reason }) => !otherKinds.has(reason)));
    let right = 0;
    for (const { raw_b64, expected } of rows) {
      const told = classifyMail(await readMail(Buffer.from(raw_b64, 'base64')));
      const types = told.kind === 'bounce' ? told.recipients.map(({ type }) => type) : [];
      const labels = expected.map((label) => (label.hard_bounce ? 'hard' : 'soft'));
      if (types.toSorted().join() === labels.toSorted().join()) right++;
    }
    console.info(
      `Told as labelled: ${right} of ${rows.length} (${((right / rows.length) * 100).toFixed(1)} %)`,
    );
    expect(rows.length).toBeGreaterThan(200);
    expect(right / rows.length).toBeGreaterThanOrEqual(0.95);
  },
);
