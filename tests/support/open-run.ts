import { db } from '@/lib/db/client';
import type { Approval } from '@/lib/db/generated/client';
import { sampleLeads } from '@/lib/usecases/sample/sample-signals';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { until } from './workflow-app';

/** A contact so engaged that it is worth an owner even by the stated prior weights. */
const engagedLead = (seed: string) =>
  sampleLeads(new Date(), { first: 0, count: 1, withOutcome: 0, spreadDays: 0.1, seed }).leads.map(
    (item) => ({
      ...item,
      payload: {
        ...item.payload,
        // Without an address nobody else takes over: the run is one agent's alone.
        contact: {
          ...item.payload.contact,
          email: null,
          traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
        },
      },
    }),
  );

/** Sends the signal of a contact worth an owner. */
export async function sendEngagedLead(workspaceId: string, seed: string): Promise<string> {
  const [result] = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    items: engagedLead(seed),
  });
  return result?.signalId ?? '';
}

/** A run of the real workflow that waits for a person; the workspace has to ask about everything. */
export async function aWaitingRun(
  workspaceId: string,
  seed: string,
): Promise<{ runId: string; approval: Approval; signalId: string }> {
  const signalId = await sendEngagedLead(workspaceId, seed);
  const approval = await until('an approval', () =>
    db().approval.findFirst({ where: { workspaceId, status: 'pending', action: { run: { signalId } } } }),
  );
  const { runId } = await db().action.findUniqueOrThrow({ where: { id: approval.actionId } });
  await until('the run to wait', () =>
    db().runStep.findFirst({ where: { runId: runId ?? '', status: 'waiting' } }),
  );
  return { runId: runId ?? '', approval, signalId };
}
