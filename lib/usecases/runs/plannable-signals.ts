import { z } from 'zod';
import { db } from '@/lib/db/client';
import type { Account, Contact, Signal } from '@/lib/db/generated/client';

const payloadSchema = z.record(z.string(), z.unknown());
const kindSchema = z.enum(['lead.engaged', 'lead.outcome', 'campaign.performance']);

export type PlannableSignal = Omit<Signal, 'kind' | 'payload'> & {
  kind: z.infer<typeof kindSchema>;
  payload: Record<string, unknown>;
  contact: (Contact & { account: Account | null }) | null;
};

/** The signals that can set off a run and have none yet, oldest first. An outcome only teaches. */
export async function loadPlannableSignals(
  workspaceId: string,
  ids: readonly string[],
): Promise<PlannableSignal[]> {
  const rows = await db().signal.findMany({
    where: {
      workspaceId,
      id: { in: [...ids] },
      kind: { in: ['lead.engaged', 'campaign.performance'] },
      run: null,
    },
    include: { contact: { include: { account: true } } },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    ...row,
    kind: kindSchema.parse(row.kind),
    payload: payloadSchema.parse(row.payload),
  }));
}
