import type { AdsTermDay } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import { db } from '@/lib/db/client';

/** What the search terms of the workspace's campaigns did on these days, from each ad platform that tells; by its connection. */
export async function readSearchTerms(
  workspaceId: string,
  asked: { days: readonly string[]; today: string },
): Promise<{ connectionId: string; days: AdsTermDay[] }[]> {
  const connections = await db().connection.findMany({
    where: { workspaceId, channel: 'ads' },
    orderBy: { id: 'asc' },
  });
  const reports: { connectionId: string; days: AdsTermDay[] }[] = [];
  for (const { id, connector } of connections) {
    const { terms } = connectorById(connector);
    if (terms) reports.push({ connectionId: id, days: await terms.reportDays(workspaceId, asked) });
  }
  return reports;
}
