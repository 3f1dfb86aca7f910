import { actorSchema } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { mappingSchema } from '@/lib/core/signals/tables/mapping';
import { db } from '@/lib/db/client';
import type { SignalFile } from '@/lib/db/generated/client';
import { type OpenSource, openSource } from '@/lib/db/repositories/sources';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { fileLimits } from '@/lib/platform/files/file-limits';
import { readRow } from '@/lib/platform/files/read-row';
import { readStored, removeStored } from '@/lib/platform/files/stored-file';
import { openTable, type Table } from '@/lib/platform/tables/open-table';
import { type ResumePoint, resumePointSchema } from '@/lib/platform/tables/resume-point';
import { readingOf } from '@/lib/queries/files/present-file';
import { recordQueued } from '../signals/record-queue';
import { failFile } from './fail-file';
import { foreseeRows } from './foresee-rows';
import { keepBatch, Overtaken, type Pass } from './keep-batch';
import { RowBatch } from './row-batch';

/** Signals per transaction: as many as are recorded together. */
const MOST_TOGETHER = 500;

export type ReadOn = {
  /** Whether nothing is left to read, or it is no longer to be read. */
  isOver: boolean;
  rows: number;
  /** Seconds after which to come again, where more arrives than can be recorded. */
  waitSeconds: number | null;
};

/**
 * Reads a file that is being checked or imported on from where it was, for about `forMs`. Each batch of rows is recorded together with how far the
 * file is: safe to call again, or twice at once, after whatever happened. A file that can't be read on has failed, with the reason.
 */
export async function readOn(workspaceId: string, fileId: string, forMs: number): Promise<ReadOn> {
  const file = await db().signalFile.findUnique({
    where: { id_workspaceId: { id: fileId, workspaceId } },
    include: { source: true },
  });
  if (!file || (file.status !== 'checking' && file.status !== 'importing'))
    return { isOver: true, rows: 0, waitSeconds: null };
  const { source: row, ...own } = file;
  const reading: Reading = { file: own, pass: file.status, source: openSource(row) };
  try {
    if (row.disabledAt)
      throw new AppError('invalid_request', {
        detail: 'Its source was switched off.',
        remedy: 'Switch it on, and have the import go on.',
      });
    return await readFor(reading, performance.now() + forMs);
  } catch (error) {
    if (error instanceof Overtaken) return { isOver: true, rows: 0, waitSeconds: null };
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'too_busy')
      return { isOver: false, rows: 0, waitSeconds: error.retryAfterSeconds ?? 2 };
    await failFile(workspaceId, fileId, [error.detail, error.remedy].filter(Boolean).join(' '));
    return { isOver: true, rows: 0, waitSeconds: null };
  }
}

type Reading = { file: SignalFile; pass: Pass; source: OpenSource };

async function readFor(reading: Reading, until: number): Promise<ReadOn> {
  let { file } = reading;
  const before = file.rows;
  const of = {
    source: reading.source.name,
    contentHash: file.contentHash,
    fileTime: file.createdAt.toISOString(),
    mapping: mappingSchema.parse(file.mapping),
  };
  const table = await openAt(file);
  let batch = new RowBatch();
  let resume: ResumePoint | null = null;
  const keep = async (isLast: boolean) => {
    file = await keepRows({ ...reading, file }, batch, resume, isLast);
    batch = new RowBatch();
  };
  try {
    for await (const item of table.rows) {
      batch.add(item, file.rows + batch.rows + 1, readRow(item, file.rows + batch.rows + 1, of));
      resume = table.resumeAfter(item);
      if (batch.size < MOST_TOGETHER) continue;
      await keep(false);
      if (performance.now() > until) return { isOver: false, rows: file.rows - before, waitSeconds: null };
    }
  } catch (error) {
    // What stands before the place that can't be read is recorded all the same.
    if (error instanceof AppError && error.code === 'invalid_request' && batch.rows > 0) await keep(false);
    throw error;
  } finally {
    await table.rows.return(undefined);
  }
  await keep(true);
  if (reading.pass === 'importing') await removeStored(file.id);
  return { isOver: true, rows: file.rows - before, waitSeconds: null };
}

function openAt(file: SignalFile): Promise<Table> {
  const resume = file.rows === 0 ? null : resumePointSchema.parse(file.resume);
  if (resume)
    return openTable(readStored(file, resume.offset), {
      resume,
      bytesBegin: resume.offset,
      limits: fileLimits,
    });
  const { charset, format, delimiter } = readingOf(file);
  return openTable(readStored(file), {
    charset: charset ?? undefined,
    format: format ?? undefined,
    delimiter: delimiter ?? undefined,
    limits: fileLimits,
  });
}

/** Records rows, or finds out what would become of them, and how far the file is with it. */
async function keepRows(
  { file, pass, source }: Reading,
  batch: RowBatch,
  resume: ResumePoint | null,
  isLast: boolean,
): Promise<SignalFile> {
  const { good, bad } = batch.check(now());
  const base = { file, pass, resume, isLast };
  if (pass === 'checking' || batch.size === 0) {
    const results = batch.size === 0 ? [] : await foreseeRows(source, good, bad);
    return inTransaction((tx) => keepBatch(tx, { ...base, ...batch.tally(results) }));
  }
  let after = file;
  await recordQueued({
    workspaceId: file.workspaceId,
    actor: actorSchema.parse(file.actor),
    source,
    good,
    bad,
    alongside: async (tx, results) => {
      after = await keepBatch(tx, { ...base, ...batch.tally(results) });
    },
  });
  return after;
}
