import type { FileStatus } from '@/lib/contracts/files';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { type Prisma, type SignalFile, Prisma as Sql } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { removeStored } from '@/lib/platform/files/stored-file';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { aboutFile, lockFile } from './lock-file';
import { noCounts } from './map-file';

type Steer = { workspaceId: string; actor: Actor; fileId: string };
type Steered = { fileId: string; status: FileStatus };
/** Whether the workflow engine is asked to read on; a command line that reads by itself does not need it. */
type Asking = { ask?: boolean };

function steer(
  { workspaceId, fileId }: Steer,
  from: readonly FileStatus[],
  refusal: string,
  apply: (tx: Tx, file: SignalFile) => Promise<Steered>,
): Promise<Steered> {
  return inTransaction(async (tx) => {
    const file = await lockFile(tx, workspaceId, fileId);
    if (!from.includes(file.status))
      throw new AppError('conflict', {
        detail: refusal,
        remedy: file.status === 'uploaded' ? 'Say first what its columns are.' : 'Look at how far it is.',
      });
    return apply(tx, file);
  });
}

async function set(
  tx: Tx,
  fileId: string,
  status: FileStatus,
  data: Prisma.SignalFileUpdateInput = {},
): Promise<Steered> {
  await tx.signalFile.update({
    where: { id: fileId },
    data: { ...data, status, touchedAt: now() },
    select: { id: true },
  });
  return { fileId, status };
}

/** A pass from the first row on: what an earlier one found is forgotten. */
async function begin(tx: Tx, request: Steer & Asking, status: 'checking' | 'importing'): Promise<Steered> {
  await tx.signalFileReject.deleteMany({ where: { fileId: request.fileId } });
  await askToRead(tx, request);
  return set(tx, request.fileId, status, {
    ...noCounts,
    resume: Sql.DbNull,
    error: null,
    actor: toJson(request.actor),
  });
}

async function askToRead(tx: Tx, { workspaceId, fileId, ask = true }: Steer & Asking): Promise<void> {
  if (ask) await enqueueEvent(tx, { workspaceId, name: 'file/requested', data: { workspaceId, fileId } });
}

async function thenSend(steered: Promise<Steered>, { ask = true }: Asking): Promise<Steered> {
  const result = await steered;
  if (ask) await sendOutboxEvents();
  return result;
}

/** Reads all of it without recording anything. */
export const startCheck = (request: Steer & Asking): Promise<Steered> =>
  thenSend(
    steer(request, ['mapped', 'checked'], 'This file can’t be checked now.', (tx) =>
      begin(tx, request, 'checking'),
    ),
    request,
  );

export const startImport = (request: Steer & Asking): Promise<Steered> =>
  thenSend(
    steer(request, ['mapped', 'checked'], 'This file can’t be imported now.', async (tx, file) => {
      await appendAuditEntry(tx, {
        ...aboutFile(file),
        actor: request.actor,
        verb: 'sources.file_import_started',
        detail: { fileId: file.id },
      });
      return begin(tx, request, 'importing');
    }),
    request,
  );

/** From the moment this is committed no further row is recorded; a check is given up. */
export const pauseFile = (request: Steer): Promise<Steered> =>
  steer(request, ['importing', 'checking'], 'This file is not being read.', async (tx, file) => {
    if (file.status === 'checking') return set(tx, file.id, 'mapped');
    await appendAuditEntry(tx, {
      ...aboutFile(file),
      actor: request.actor,
      verb: 'sources.file_import_paused',
      detail: { fileId: file.id, rows: file.rows },
    });
    return set(tx, file.id, 'paused');
  });

/** Goes on with the row after the last that was recorded. */
export const resumeFile = (request: Steer & Asking): Promise<Steered> =>
  thenSend(
    steer(
      request,
      ['paused', 'failed'],
      'The import of this file does not wait to go on.',
      async (tx, file) => {
        if (!file.contentKey)
          throw new AppError('conflict', {
            detail: 'What was in this file is no longer kept.',
            remedy: 'Upload it again: what was recorded is not recorded twice.',
          });
        await appendAuditEntry(tx, {
          ...aboutFile(file),
          actor: request.actor,
          verb: 'sources.file_import_resumed',
          detail: { fileId: file.id, rows: file.rows },
        });
        await askToRead(tx, request);
        return set(tx, file.id, 'importing', { error: null, actor: toJson(request.actor) });
      },
    ),
    request,
  );

/** Its bytes and the rows that were not taken go at once; what was recorded stays. */
export async function dropFile(request: Steer): Promise<Steered> {
  const steered = await inTransaction(async (tx) => {
    const file = await lockFile(tx, request.workspaceId, request.fileId);
    await tx.signalFileReject.deleteMany({ where: { fileId: file.id } });
    await appendAuditEntry(tx, {
      ...aboutFile(file),
      actor: request.actor,
      verb: 'sources.file_dropped',
      detail: { fileId: file.id },
    });
    return set(tx, file.id, 'dropped', { contentKey: null });
  });
  await removeStored(request.fileId);
  return steered;
}
