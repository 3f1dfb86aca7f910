import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { FileDetail } from '@/lib/contracts/files';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { mappingSchema } from '@/lib/core/signals/tables/mapping';
import { db } from '@/lib/db/client';
import { resumePointSchema } from '@/lib/platform/tables/resume-point';
import { downloadRejects } from '@/lib/queries/files/download-rejects';
import { listRejects } from '@/lib/queries/files/list-rejects';
import { readFile } from '@/lib/queries/files/read-file';
import { mapFile } from './map-file';
import { readOn } from './read-on';
import { dropFile, resumeFile, startCheck, startImport } from './steer-file';
import { uploadFile } from './upload-file';

/** How long one reading goes on before its progress is told. */
const TELL_MS = 500;
const SHOWN_REJECTS = 20;

export type ImportSummary = Pick<
  FileDetail,
  'rows' | 'accepted' | 'duplicates' | 'rejected' | 'quarantined' | 'further' | 'error' | 'reasons'
> & { sourceName: string; rejects: { line: number; message: string }[] };

type Request = {
  workspaceId: string;
  actor: Actor;
  name: string;
  source: string | undefined;
  /** Null: as the table is recognised, or else as its columns suggest. */
  mapping: unknown;
  dryRun: boolean;
  bytes: AsyncIterable<Uint8Array>;
  onProgress: (at: { rows: number; offset: number; bytes: number }) => void;
  onNote: (note: string) => void;
  /** Takes the rows that were not taken, as lines of CSV. */
  keepRejects: (lines: AsyncIterable<string>) => Promise<void>;
};

/**
 * A file from its first byte to its last row, in this process and without the workflow engine. Where an import of the same file under the same
 * source was interrupted, it goes on.
 * @throws AppError
 */
export async function importFile(request: Request): Promise<ImportSummary> {
  const { workspaceId, actor, dryRun, onNote } = request;
  const fileId = await uploadOrContinue(request);
  const steer = { workspaceId, actor, fileId, ask: false };
  const before = await readFile(workspaceId, fileId);
  if (before.status === 'paused' || before.status === 'failed') await resumeFile(steer);
  else if (before.status !== 'importing') {
    const mapping = request.mapping === null ? suggested(before, onNote) : parsed(request.mapping);
    await mapFile({ workspaceId, actor, fileId, body: { mapping } });
    await (dryRun ? startCheck(steer) : startImport(steer));
  }
  await readToEnd(request, fileId);
  const after = await readFile(workspaceId, fileId);
  const { rows } = await listRejects(workspaceId, fileId, { limit: SHOWN_REJECTS });
  if (rows.length > 0) await request.keepRejects((await downloadRejects(workspaceId, fileId)).lines);
  if (dryRun) await dropFile(steer);
  return {
    ...after,
    sourceName: after.source.name,
    rejects: rows.map(({ line, errors }) => ({
      line,
      message: errors.map(({ message }) => message).join(' '),
    })),
  };
}

async function uploadOrContinue(request: Request): Promise<string> {
  const { workspaceId, actor, dryRun, onNote } = request;
  const { fileId, contentHash, sourceId } = await uploadFile(request);
  if (dryRun) return fileId;
  const begun = await db().signalFile.findFirst({
    where: { workspaceId, sourceId, contentHash, status: { in: ['importing', 'paused', 'failed'] } },
    orderBy: { createdAt: 'desc' },
  });
  if (!begun) return fileId;
  await dropFile({ workspaceId, actor, fileId });
  onNote(
    `The import of this file was interrupted after ${begun.rows.toLocaleString('en')} rows: it goes on there.`,
  );
  return begun.id;
}

function suggested({ suggestion, unreadable }: FileDetail, onNote: Request['onNote']) {
  if (!suggestion)
    throw new AppError('invalid_request', {
      detail: unreadable ?? 'The file can’t be read.',
      remedy: 'Give a mapping with --mapping.',
    });
  const { mapping, notes, table } = suggestion;
  onNote(
    table
      ? `Recognised as ${table.platform} ${table.name}: its rows become ${mapping.kind}.`
      : `By its columns its rows become ${mapping.kind}.`,
  );
  for (const note of notes) onNote(note);
  return mapping;
}

function parsed(mapping: unknown) {
  const read = mappingSchema.safeParse(mapping);
  if (read.success) return read.data;
  throw new AppError('invalid_request', {
    detail: `The mapping is not valid: ${z.prettifyError(read.error)}`,
    remedy: 'Mend it. The console shows the one that it would use.',
  });
}

async function readToEnd({ workspaceId, onProgress }: Request, fileId: string): Promise<void> {
  for (;;) {
    const { isOver, waitSeconds } = await readOn(workspaceId, fileId, TELL_MS);
    const file = await db().signalFile.findUniqueOrThrow({ where: { id: fileId } });
    const point = resumePointSchema.safeParse(file.resume);
    onProgress({
      rows: file.rows,
      offset: file.status === 'done' ? Number(file.bytes) : point.success ? point.data.offset : 0,
      bytes: Number(file.bytes),
    });
    const stillRuns = file.status === 'importing' || file.status === 'checking';
    if (isOver && !stillRuns) return;
    // Another process reads it too, or more arrives than can be recorded.
    if (isOver || waitSeconds !== null) await setTimeout((waitSeconds ?? 1) * 1000);
  }
}
