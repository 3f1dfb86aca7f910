import { AppError } from '@/lib/core/shared/app-error';
import type { SourceConfig } from '@/lib/core/sources/source-config';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { signalPlatforms } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';

const DAY_MS = 86_400_000;

/** @throws AppError `invalid_request` that names the field, for a platform that is not connected or tells nothing. */
export async function assertPullable(workspaceId: string, { pull }: SourceConfig): Promise<void> {
  if (!pull) return;
  const platforms = await signalPlatforms(workspaceId);
  if (platforms.some(({ connector }) => connector === pull.connector)) return;
  const known = platforms.map(({ connector }) => connector).join(', ');
  throw new AppError('invalid_request', {
    detail: `No platform ${pull.connector} is connected that tells what happened there.`,
    remedy: known === '' ? 'Connect a platform first.' : `Choose one of: ${known}.`,
    invalidParams: [{ in: 'body', name: 'config.pull.connector', reason: 'is no connected platform' }],
  });
}

/**
 * How far a platform was read is kept while it stays the same. Another platform, or a day farther back, begins anew: what was read before is
 * found again by its ids and recorded once.
 */
export async function keepPull(
  tx: Tx,
  source: { id: string; workspaceId: string },
  { pull }: SourceConfig,
): Promise<void> {
  const known = await tx.pullState.findUnique({
    where: { sourceId: source.id },
    include: { source: { select: { createdAt: true } } },
  });
  if (!pull) {
    if (known) await tx.pullState.deleteMany({ where: { sourceId: source.id } });
    return;
  }
  const since = new Date((known?.source.createdAt ?? now()).getTime() - pull.backfillDays * DAY_MS);
  if (known?.connector === pull.connector && known.since <= since) return;
  const begun = {
    connector: pull.connector,
    since,
    cursor: null,
    caughtUpAt: null,
    nextPollAt: now(),
    lastPollAt: null,
    lastResult: Prisma.DbNull,
    lastProblem: Prisma.DbNull,
  };
  await tx.pullState.upsert({
    where: { sourceId: source.id },
    create: { sourceId: source.id, workspaceId: source.workspaceId, ...begun },
    update: begun,
    select: { sourceId: true },
  });
}
