import { type IpRanges, isInRanges, unpackRanges } from '@/lib/core/signals/quality/ip-ranges';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import type { Tx } from '@/lib/db/tx';

/** Whether an address is of a data centre; null where nobody said which those are. */
export type IsDataCentre = (address: string) => boolean | null;
export const nothingKnown: IsDataCentre = () => null;

/** So long a process takes the lists for what they were: a change counts after that everywhere. */
const REMEMBERED_MS = 3_000;
const MOST_WORKSPACES = 200;
type Known = { version: string; lists: readonly IpRanges[]; until: number };
const remembered = new Map<string, Known>();

/** Lists that were changed in this process are read anew at once. */
export const forgetDataCentres = (): void => remembered.clear();

/** By which lists the addresses of a batch are looked up. Nothing is read where none of its signals names one. */
export async function dataCentresFor(
  tx: Tx,
  workspaceId: string,
  inputs: readonly SignalInput[],
): Promise<IsDataCentre> {
  if (!inputs.some((input) => input.kind === 'contact.tracked' && input.payload.device?.ip))
    return nothingKnown;
  const lists = await recall(tx, workspaceId);
  return lists.length === 0 ? nothingKnown : (address) => lists.some((ranges) => isInRanges(address, ranges));
}

async function recall(tx: Tx, workspaceId: string): Promise<readonly IpRanges[]> {
  const known = remembered.get(workspaceId);
  if (known && known.until > performance.now()) return known.lists;
  const version = await versionOf(tx, workspaceId);
  const lists = known?.version === version ? known.lists : await read(tx, workspaceId);
  if (remembered.size >= MOST_WORKSPACES) remembered.clear();
  remembered.set(workspaceId, { version, lists, until: performance.now() + REMEMBERED_MS });
  return lists;
}

async function versionOf(tx: Tx, workspaceId: string): Promise<string> {
  const rows = await tx.ipRangeList.findMany({
    where: { workspaceId },
    select: { id: true, updatedAt: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, updatedAt }) => `${id} ${updatedAt.toISOString()}`).join('\n');
}

async function read(tx: Tx, workspaceId: string): Promise<IpRanges[]> {
  const rows = await tx.ipRangeList.findMany({ where: { workspaceId }, select: { packed: true } });
  return rows.map(({ packed }) => unpackRanges(packed));
}
