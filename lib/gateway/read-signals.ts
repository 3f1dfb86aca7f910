import type { PulledSignal } from '@/lib/connectors/kit/connector';
import { ConnectorError } from '@/lib/connectors/kit/connector-error';
import { connectorById } from '@/lib/connectors/registry';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';

export type { PulledSignal };
export type SignalPlatform = { connector: string; title: string; what: string; isPractice: boolean };

/** Connected platforms of a workspace that tell what happened there. */
export async function signalPlatforms(workspaceId: string): Promise<SignalPlatform[]> {
  const connections = await db().connection.findMany({
    where: { workspaceId },
    select: { connector: true, name: true },
    orderBy: { name: 'asc' },
  });
  return connections.flatMap(({ connector, name }) => {
    const { signals, isPractice } = connectorById(connector);
    return signals ? [{ connector, title: name, what: signals.what, isPractice }] : [];
  });
}

/** A page of what a connected platform tells. @throws AppError `not_connected`, `unavailable` in the platform's own words. */
export async function readPlatformSignals(
  workspaceId: string,
  connector: string,
  from: { since: Date; cursor: string | null; limit: number },
): Promise<{ signals: PulledSignal[]; cursor: string | null; hasMore: boolean }> {
  const connection = await db().connection.findUnique({
    where: { workspaceId_connector: { workspaceId, connector } },
    select: { id: true },
  });
  const { signals } = connection ? connectorById(connector) : { signals: undefined };
  if (!signals)
    throw new AppError('not_connected', {
      detail: `No platform ${connector} is connected that tells what happened there.`,
      remedy: 'Connect it again, or switch this source off.',
    });
  return signals.read(workspaceId, from).catch((error: unknown) => {
    if (!(error instanceof ConnectorError)) throw error;
    throw new AppError('unavailable', { detail: error.message, remedy: 'It is tried again by itself.' });
  });
}
