import { db } from '@/lib/db/client';

export type AuditChoice = { value: string; label: string };
export type AuditChoices = Record<'actor' | 'agent' | 'campaign', AuditChoice[]>;

/** Whom and what the record can be narrowed to by choosing from a list; what has more than fits in one is typed in. */
export async function readAuditChoices(workspaceId: string): Promise<AuditChoices> {
  const named = {
    where: { workspaceId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 500,
  } as const;
  const [agents, campaigns, people, keys] = await Promise.all([
    db().agent.findMany(named),
    db().campaign.findMany(named),
    db().membership.findMany({
      where: { workspaceId },
      select: { userId: true, user: { select: { name: true } } },
      orderBy: { user: { name: 'asc' } },
      take: 500,
    }),
    db().apiKey.findMany(named),
  ]);
  const choices = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return {
    actor: [
      ...people.map(({ userId, user }) => ({ value: userId, label: user.name })),
      ...choices(agents),
      ...choices(keys),
    ],
    agent: choices(agents),
    campaign: choices(campaigns),
  };
}
