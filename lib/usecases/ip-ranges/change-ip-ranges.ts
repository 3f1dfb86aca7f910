import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { readIpRangeFile } from '@/lib/core/signals/quality/ip-range-file';
import { packRanges } from '@/lib/core/signals/quality/ip-ranges';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { forgetDataCentres } from './data-centres';

type Change = { workspaceId: string; actor: Actor };
const MOST_LISTS = 20;

/** Keeps a file of the addresses of data centres; one of the same name is replaced. @throws AppError `invalid_request`, `conflict`. */
export async function putIpRanges({
  workspaceId,
  actor,
  name,
  text,
}: Change & { name: string; text: string }): Promise<{ listId: string }> {
  const file = readIpRangeFile(text);
  if (!file.ok) {
    const [first] = file.problems;
    throw new AppError('invalid_request', {
      detail: `The file can’t be read: ${first?.at} ${first?.reason}.`,
      remedy: 'Give one range such as 192.0.2.0/24 per line, or the file as AWS or Google publish it.',
      invalidParams: file.problems.map(({ at, reason }) => ({ name: `text: ${at}`, in: 'body', reason })),
    });
  }
  const data = {
    format: file.format,
    entries: file.entries,
    ranges: file.ranges.from.length,
    packed: packRanges(file.ranges),
    updatedAt: now(),
    updatedById: actor.id,
  };
  const listId = await inTransaction(async (tx) => {
    // One change at a time: two would both find that the name is free.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`ip-ranges:${workspaceId}`}, 0))`;
    const lists = await tx.ipRangeList.findMany({ where: { workspaceId }, select: { id: true, name: true } });
    const before = lists.find((list) => list.name === name);
    if (!before && lists.length >= MOST_LISTS)
      throw new AppError('conflict', {
        detail: `There are ${MOST_LISTS} lists already.`,
        remedy: 'Remove one, or replace one by giving its name.',
      });
    const id = before?.id ?? newId('ipr');
    if (before) await tx.ipRangeList.update({ where: { id }, data, select: { id: true } });
    else await tx.ipRangeList.create({ data: { id, workspaceId, name, ...data }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: before ? 'sources.ip_ranges_replaced' : 'sources.ip_ranges_added',
      subject: { type: 'workspace', id: workspaceId },
      detail: { name, format: data.format, ranges: data.ranges },
    });
    return id;
  });
  forgetDataCentres();
  return { listId };
}

/** Takes a list away: from then on its addresses count for nothing. @throws AppError `not_found`. */
export async function removeIpRanges({
  workspaceId,
  actor,
  listId,
}: Change & { listId: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const list = await tx.ipRangeList.findUnique({
      where: { id_workspaceId: { id: listId, workspaceId } },
      omit: { packed: true },
    });
    if (!list) throw new AppError('not_found', { detail: 'There is no such list in this workspace.' });
    await tx.ipRangeList.delete({ where: { id: list.id }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'sources.ip_ranges_removed',
      subject: { type: 'workspace', id: workspaceId },
      detail: { name: list.name, format: list.format, ranges: list.ranges },
    });
  });
  forgetDataCentres();
}
