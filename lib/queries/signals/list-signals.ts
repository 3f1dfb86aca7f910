import type { ListSignalsQuery, SignalPage } from '@/lib/contracts/signal-list';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { listSignalSources } from './list-signal-sources';
import { presentSignalRow, refsOfSignal, signalRowSelect } from './present-signal-row';

/** Signals of a workspace in the order in which they were recorded, newest first unless sorted otherwise. */
export async function listSignals(
  { id: workspaceId }: { id: string },
  query: ListSignalsQuery,
): Promise<SignalPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const conditions: Prisma.SignalWhereInput[] = [];
  if (query.cursor) {
    const { at, id } = decodeKeyset(query.cursor);
    const beyond = direction === 'asc' ? 'gt' : 'lt';
    conditions.push({ OR: [{ recordedAt: { [beyond]: at } }, { recordedAt: at, id: { [beyond]: id } }] });
  }
  const find = (which: Prisma.SignalWhereInput) =>
    db().signal.findMany({
      where: {
        workspaceId,
        ...(query.kind?.length ? { kind: { in: query.kind } } : {}),
        ...(query.source?.length ? { source: { in: query.source } } : {}),
        AND: [...conditions, which],
      },
      select: signalRowSelect,
      orderBy: [{ recordedAt: direction }, { id: direction }],
      take: query.limit + 1,
    });
  // Each way by itself, by its own index: as one question with an “or” in it every signal would be looked at.
  const parts = query.q ? await matching(workspaceId, query.q) : [{}];
  const found = mergeOrdered(await Promise.all(parts.map(find)), direction);
  const { page, nextCursor } = takePage(found, query.limit, (signal) =>
    encodeKeyset({ at: signal.recordedAt, id: signal.id }),
  );
  const names = await resolveNames(workspaceId, page.flatMap(refsOfSignal));
  return { rows: page.map((signal) => presentSignalRow(signal, names)), nextCursor };
}

type Row = Prisma.SignalGetPayload<{ select: typeof signalRowSelect }>;

/** Rows of several answers in one order, each of them once. */
function mergeOrdered(answers: readonly Row[][], direction: 'asc' | 'desc'): Row[] {
  const [only, ...others] = answers;
  if (only && others.length === 0) return only;
  const sign = direction === 'asc' ? 1 : -1;
  const distinct = [...new Map(answers.flat().map((row) => [row.id, row])).values()];
  return distinct.sort(
    (a, b) => sign * (a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1)),
  );
}

/** Subjects are looked up first, so that signals are only ever compared with ids. */
async function matching(workspaceId: string, q: string): Promise<Prisma.SignalWhereInput[]> {
  const select = { id: true } as const;
  const subject = { where: { workspaceId, OR: [{ id: q }, { externalId: q }] }, select };
  const [sources, contacts, campaigns, accounts] = await Promise.all([
    isMasked() ? [] : listSignalSources(workspaceId),
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
    // With the names of the sources it is found by the index; by itself every signal would be looked at.
    ...(sources.length > 0 ? [{ source: { in: sources }, messageId: q }] : []),
    ...(contacts.length > 0 ? [{ contactId: among(contacts) }] : []),
    ...(campaigns.length > 0 ? [{ campaignId: among(campaigns) }] : []),
    ...(accounts.length > 0 ? [{ accountId: among(accounts) }] : []),
  ];
}
