import type { ApiKeyRow, ApiKeysList, ApiKeysQuery } from '@/lib/contracts/api-keys';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { ApiKey, Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';

/** The API keys of a workspace, a page at a time; never a key or its hash. */
export async function listApiKeys(input: { workspaceId: string; query: ApiKeysQuery }): Promise<ApiKeysList> {
  const { query } = input;
  const at = now();
  const contains = { contains: query.q, mode: 'insensitive' } as const;
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const keys = await db().apiKey.findMany({
    where: {
      workspaceId: input.workspaceId,
      AND: [
        query.q ? { OR: [{ name: contains }, { prefix: contains }] } : {},
        query.status?.length ? { OR: query.status.map((status) => whereStatus(status, at)) } : {},
      ],
    },
    orderBy: [
      query.sort.endsWith('name') ? { name: direction } : { createdAt: direction },
      { id: direction },
    ],
    take: query.limit + 1,
    ...(query.cursor ? { cursor: { id: query.cursor }, skip: 1 } : {}),
  });
  const page = keys.slice(0, query.limit);
  return {
    rows: await toRows(page, at),
    nextCursor: keys.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One API key. Throws `not_found`, alike for unknown and foreign ones. */
export async function getApiKey(input: { workspaceId: string; keyId: string }): Promise<ApiKeyRow> {
  const key = await db().apiKey.findFirst({ where: { id: input.keyId, workspaceId: input.workspaceId } });
  const [row] = await toRows(key ? [key] : [], now());
  if (!row) throw new AppError('not_found', { detail: 'There is no such API key in this workspace.' });
  return row;
}

function whereStatus(status: ApiKeyRow['status'], at: Date): Prisma.ApiKeyWhereInput {
  if (status === 'revoked') return { revokedAt: { not: null } };
  if (status === 'expired') return { revokedAt: null, expiresAt: { lte: at } };
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] };
}

async function toRows(keys: readonly ApiKey[], at: Date): Promise<ApiKeyRow[]> {
  const creators = await db().user.findMany({
    where: { id: { in: keys.map((key) => key.createdById) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(creators.map((creator) => [creator.id, creator.name]));
  return keys.map((key) => ({
    id: key.id,
    name: key.name,
    prefix: `mdt_${key.prefix}`,
    permissions: key.permissions,
    status: key.revokedAt ? 'revoked' : key.expiresAt && key.expiresAt <= at ? 'expired' : 'active',
    createdBy: { id: key.createdById, name: nameOf.get(key.createdById) ?? key.createdById },
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  }));
}
