import { AppError } from '@/lib/core/shared/app-error';
import type { SourceConfig } from '@/lib/core/sources/source-config';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { whyNotRead } from '@/lib/platform/feeds/why-not-read';

/** @throws AppError `invalid_request` that names the field, for an address that is never read. */
export function assertReadable({ url }: SourceConfig): void {
  const reason = url === undefined ? null : whyNotRead(url);
  if (reason !== null)
    throw new AppError('invalid_request', {
      detail: `The address of the feed can’t be read. ${reason}`,
      remedy: 'Name the public address of a feed.',
      invalidParams: [{ in: 'body', name: 'config.url', reason }],
    });
}

/** What is kept of the reading of a source's feed begins anew with each address, and ends where the source is no feed any more. */
export async function keepAddress(
  tx: Tx,
  source: { id: string; workspaceId: string },
  { url }: SourceConfig,
): Promise<void> {
  const known = await tx.feedState.findUnique({ where: { sourceId: source.id }, select: { address: true } });
  if (known?.address === url) return;
  if (url === undefined) {
    await tx.feedState.deleteMany({ where: { sourceId: source.id } });
    return;
  }
  const begun = {
    address: url,
    state: Prisma.DbNull,
    seen: [],
    nextPollAt: now(),
    lastPollAt: null,
    lastResult: Prisma.DbNull,
    lastProblem: Prisma.DbNull,
  };
  await tx.feedState.upsert({
    where: { sourceId: source.id },
    create: { sourceId: source.id, workspaceId: source.workspaceId, ...begun },
    update: begun,
    select: { sourceId: true },
  });
}
