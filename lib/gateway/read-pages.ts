import type { CmsPage, CmsPageDay, PageTool } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import { db } from '@/lib/db/client';

export type { CmsPage, CmsPageDay };

/** The workspace's CMS with its connection; null where none is connected. */
async function cmsOf(
  workspaceId: string,
): Promise<{ connectionId: string; connector: string; tool: PageTool } | null> {
  const connection = await db().connection.findFirst({ where: { workspaceId, channel: 'cms' } });
  const tool = connection && connectorById(connection.connector).pages;
  return connection && tool ? { connectionId: connection.id, connector: connection.connector, tool } : null;
}

/** The landing pages of the workspace's CMS, read live; null where none is connected. */
export async function readPages(
  workspaceId: string,
): Promise<{ connectionId: string; connector: string; pages: CmsPage[] } | null> {
  const cms = await cmsOf(workspaceId);
  if (!cms) return null;
  const { connectionId, connector, tool } = cms;
  return { connectionId, connector, pages: await tool.listPages(workspaceId) };
}

/** What the variants of its pages did on these days (ISO). */
export const readPageDays = async (workspaceId: string, days: readonly string[]): Promise<CmsPageDay[]> =>
  (await (await cmsOf(workspaceId))?.tool.reportDays(workspaceId, days)) ?? [];
