import type { AudiencePreview } from '@/lib/contracts/audiences';
import type { AudienceFilter } from '@/lib/core/audiences/audience-filter';
import type { Purpose } from '@/lib/core/contactability/purposes';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { readSequences } from '@/lib/gateway';
import { resolveFilter } from '@/lib/gateway/resolve-audience';

const SHOWN = 8;

/** Whom a filter comes to at this moment for a purpose, who is left out and why, and what could be written to them. */
export async function previewAudience(
  { id: workspaceId }: { id: string },
  { filter, purpose }: { filter: AudienceFilter; purpose: Purpose },
): Promise<AudiencePreview> {
  const request = { purpose, channel: 'email' as const, agentId: null, actionId: null };
  const { members, leftOut } = await inTransaction((tx) => resolveFilter(tx, workspaceId, filter, request));
  const accounts = await db().contact.groupBy({
    by: ['accountId'],
    where: { workspaceId, id: { in: members } },
  });
  const shown = await db().contact.findMany({
    where: { workspaceId, id: { in: members.slice(0, SHOWN) } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, email: true, externalId: true, account: { select: { name: true } } },
  });
  const sequences = await readSequences(workspaceId);
  return {
    people: members.length,
    accounts: accounts.length,
    leftOut: Object.entries(leftOut)
      .map(([rule, people]) => ({ rule, people }))
      .sort((a, b) => b.people - a.people),
    sample: shown.map(({ id, name, email, externalId, account }) => ({
      id,
      name: name ?? email ?? externalId,
      account: account?.name ?? null,
    })),
    sequences: sequences
      .filter((sequence) => sequence.isActive && sequence.purpose === purpose)
      .map(({ id, name, language, steps }) => ({ id, name, language, steps: steps.length })),
  };
}
