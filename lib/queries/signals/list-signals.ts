import type { ListSignalsQuery, SignalPage } from '@/lib/contracts/signal-list';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { presentSignalRow, refsOfSignal, signalRowSelect } from './present-signal-row';

/** Signals of a workspace in the order in which they were recorded, newest first unless sorted otherwise. */
export async function listSignals(
  { id: workspaceId }: { id: string },
  query: ListSignalsQuery,
): Promise<SignalPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const conditions: Prisma.SignalWhereInput[] = [];
  if (query.q) conditions.push({ OR: await matching(workspaceId, query.q) });
  if (query.cursor) {
    const { at, id } = decodeKeyset(query.cursor);
    const beyond = direction === 'asc' ? 'gt' : 'lt';
    conditions.push({ OR: [{ recordedAt: { [beyond]: at } }, { recordedAt: at, id: { [beyond]: id } }] });
  }
  const found = await db().signal.findMany({
    where: {
      workspaceId,
      ...(query.kind?.length ? { kind: { in: query.kind } } : {}),
      ...(query.source?.length ? { source: { in: query.source } } : {}),
      AND: conditions,
    },
    select: signalRowSelect,
    orderBy: [{ recordedAt: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, (signal) =>
    encodeKeyset({ at: signal.recordedAt, id: signal.id }),
  );
  const names = await resolveNames(workspaceId, page.flatMap(refsOfSignal));
  return { rows: page.map((signal) => presentSignalRow(signal, names)), nextCursor };
}

/** Subjects are looked up first, so that signals are only ever compared with ids. */
async function matching(workspaceId: string, q: string): Promise<Prisma.SignalWhereInput[]> {
  const select = { id: true } as const;
  const subject = { where: { workspaceId, OR: [{ id: q }, { externalId: q }] }, select };
  const [contacts, campaigns, accounts] = await Promise.all([
    // By what a platform calls them, only for those who may know it.
    db().contact.findMany({
      where: { workspaceId, OR: [{ id: q }, ...(isMasked() ? [] : [{ externalId: q }])] },
      select,
    }),
    db().campaign.findMany(subject),
    db().account.findMany(subject),
  ]);
  const among = (rows: { id: string }[]) => ({ in: rows.map(({ id }) => id) });
  return [
    { id: q },
    ...(isMasked() ? [] : [{ messageId: q }]),
    ...(contacts.length > 0 ? [{ contactId: among(contacts) }] : []),
    ...(campaigns.length > 0 ? [{ campaignId: among(campaigns) }] : []),
    ...(accounts.length > 0 ? [{ accountId: among(accounts) }] : []),
  ];
}
