import type { ContentPiece, PieceDay, PieceTool } from '@/lib/connectors/kit/connector';
import { connectorById } from '@/lib/connectors/registry';
import type { Surface } from '@/lib/core/content/surface';
import { db } from '@/lib/db/client';

export type { ContentPiece, PieceDay };
/** The pieces of one platform, read live, and how to ask what its variants did; null where we hear of that ourselves. */
export type HeldPieces = {
  connectionId: string;
  connector: string;
  surface: Surface;
  pieces: ContentPiece[];
  reportDays: ((days: readonly string[]) => Promise<PieceDay[]>) | null;
};

/** The landing pages, e-mails and ads of the workspace's platforms that hold words in variants. */
export async function readPieces(workspaceId: string): Promise<HeldPieces[]> {
  const connections = await db().connection.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  const held: HeldPieces[] = [];
  for (const { id: connectionId, connector } of connections) {
    const tool = connectorById(connector).pieces;
    if (tool) held.push(await piecesOf(workspaceId, { connectionId, connector, tool }));
  }
  return held;
}

async function piecesOf(
  workspaceId: string,
  { connectionId, connector, tool }: { connectionId: string; connector: string; tool: PieceTool },
): Promise<HeldPieces> {
  const { surface, reportDays } = tool;
  return {
    connectionId,
    connector,
    surface,
    pieces: await tool.listPieces(workspaceId),
    reportDays: reportDays && ((days) => reportDays(workspaceId, days)),
  };
}
