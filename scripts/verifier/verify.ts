#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { verifyLog } from '@/lib/core/audit/log/verify-log';
import { describeReport } from './describe-report';
import { nodeCryptography } from './node-cryptography';

// node verify.mjs [folder] [--key LINE] [--checkpoint FILE] [--range FROM-TO]: checks an export of the record. One file, no packages.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string', multiple: true },
    checkpoint: { type: 'string', multiple: true },
    range: { type: 'string' },
  },
});
const folder = positionals[0] ?? path.dirname(process.argv[1] ?? '.');
const [, from, to] = /^(\d+)-(\d+)$/.exec(values.range ?? '') ?? [];
if (values.range && !to) {
  console.error('--range names the first entry and the one after the last: --range 0-1000');
  process.exit(2);
}
if (!existsSync(path.join(folder, 'checkpoint'))) {
  console.error(
    `${path.resolve(folder)} holds no export: there is no file named checkpoint. Name its folder: node verify.mjs FOLDER`,
  );
  process.exit(2);
}

const report = await verifyLog(
  nodeCryptography,
  (name) => readFile(path.join(folder, name)).catch(() => null),
  {
    ...(values.key ? { keys: values.key } : {}),
    kept: (values.checkpoint ?? []).map((file) => readFileSync(file, 'utf8')),
    ...(from && to ? { range: { from: Number(from), to: Number(to) } } : {}),
  },
);
for (const line of describeReport(report)) console.log(line);
process.exit(report.problems.length > 0 ? 1 : 0);
