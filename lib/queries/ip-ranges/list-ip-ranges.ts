import type { IpRangeList } from '@/lib/contracts/ip-ranges';
import { ipRangeFormats } from '@/lib/core/signals/quality/ip-range-file';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';

/** The lists of data centres of a workspace, by name. */
export async function listIpRanges(workspaceId: string): Promise<{ items: IpRangeList[] }> {
  const rows = await db().ipRangeList.findMany({
    where: { workspaceId },
    omit: { packed: true },
    orderBy: { name: 'asc' },
  });
  const names = await resolveNames(
    workspaceId,
    rows.map(({ updatedById: id }) => ({ type: 'person', id })),
  );
  return {
    items: rows.map(({ id, name, format, entries, ranges, updatedAt, updatedById }) => ({
      id,
      name,
      format: ipRangeFormats.find((known) => known === format) ?? 'lines',
      entries,
      ranges,
      updatedAt: updatedAt.toISOString(),
      updatedBy: names.of('person', updatedById),
    })),
  };
}
