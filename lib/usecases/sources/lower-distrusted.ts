import { DISTRUSTED_QUALITY } from '@/lib/core/signals/quality/distrusted';
import { db } from '@/lib/db/client';
import { inTransaction, type Tx } from '@/lib/db/tx';

/** Signals of one statement: a fraction of a second. */
const PAGE = 5000;

/** Takes the weight from a page of what a source said since it is not believed, by message. @returns the last message of a page that was full. */
export async function lowerPage(
  tx: Tx,
  {
    workspaceId,
    source,
    from,
    after,
  }: { workspaceId: string; source: string; from: Date; after: string | null },
): Promise<string | null> {
  const [page] = await tx.$queryRaw<{ looked: number; last: string | null }[]>`
    with page as (
      select message_id, id, occurred_at >= ${from} and quality > ${DISTRUSTED_QUALITY} as lowers from signals
      where workspace_id = ${workspaceId} and source = ${source} and message_id > ${after ?? ''}
      order by message_id limit ${PAGE}
    ), lowered as (
      update signals s set quality = ${DISTRUSTED_QUALITY} from page where s.id = page.id and page.lowers
    )
    select count(*)::int as looked, max(message_id) as last from page`;
  return page?.looked === PAGE ? page.last : null;
}

/**
 * Takes the weight from everything that a source said since it is not believed, page by page; the next call goes on where one ended. A source
 * that is believed again meanwhile is left as it is. @returns where to go on; null at the end.
 */
export async function lowerDistrusted(
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  after: string | null,
  { pages = 20 } = {},
): Promise<string | null> {
  let last = after;
  for (let page = 0; page < pages; page++) {
    const source = await db().source.findUnique({
      where: { id_workspaceId: { id: sourceId, workspaceId } },
      select: { name: true, distrustedFrom: true },
    });
    if (!source?.distrustedFrom) return null;
    const of = { workspaceId, source: source.name, from: source.distrustedFrom, after: last };
    last = await inTransaction((tx) => lowerPage(tx, of));
    if (last === null) return null;
  }
  return last;
}
