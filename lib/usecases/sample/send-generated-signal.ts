import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { recordSignals } from '../signals/record-signals';
import { moveSampleDeals, openSampleDeal, tellSampleDeals } from './sample-deals';
import { sampleLeads } from './sample-signals';

/** Workspaces whose generator is switched on. */
export async function findGenerating(): Promise<string[]> {
  const rows = await db().workspace.findMany({
    where: { isSample: true, generatorOn: true },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Sends one invented engagement, now; the tick names it, so that a step that runs again sends the same one. */
export async function sendGeneratedSignal(workspaceId: string, tick: string): Promise<void> {
  const at = now();
  const { leads } = sampleLeads(at, {
    first: 0,
    count: 1,
    withOutcome: 0,
    spreadDays: 0,
    seed: `generated ${tick}`,
  });
  const items = leads.map((lead) => ({
    ...lead,
    messageId: `generated-${tick}`,
    occurredAt: at.toISOString(),
    payload: { ...lead.payload, contact: { ...lead.payload.contact, externalId: `sample-visitor-${tick}` } },
  }));
  await recordSignals({ workspaceId, actor: { type: 'system', id: 'sample-generator' }, items });
}

const DEALS_EVERY_MINUTES = 20;
/** What moved is told once the practice CRM is certain of it. */
const TOLD_AFTER_MINUTES = 2;

/** Three times an hour the deals of the practice CRM go on: one comes up, two move, and it tells of them shortly after. */
export async function moveGeneratedDeals(workspaceId: string, tick: string): Promise<void> {
  const minute = now().getUTCMinutes() % DEALS_EVERY_MINUTES;
  if (minute === TOLD_AFTER_MINUTES) await tellSampleDeals(workspaceId, 0.1);
  if (minute !== 0) return;
  await openSampleDeal(workspaceId, tick);
  await moveSampleDeals(workspaceId, `deals ${tick}`, 2);
}
