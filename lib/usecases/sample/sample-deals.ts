import type { Actor } from '@/lib/core/access/actor';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { readPlatformSignals } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { seededRandom } from '@/lib/platform/random';
import {
  addDeals,
  changeDeal,
  type Deal,
  type DealStage,
  dealStages,
  listDeals,
  type NewDeal,
} from '@/lib/practice-platform/crm-deals';
import { recordSignals } from '../signals/record-signals';
import { SAMPLE_COMPANIES, sampleCompany } from './sample-signals';

const actor: Actor = { type: 'system', id: 'sample' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The practice CRM tells of a change once it is a minute old. */
const SETTLED_MS = 61_000;
const MOST_TOLD = 200;

type Random = ReturnType<typeof seededRandom>;
const openStages: readonly DealStage[] = dealStages.filter((stage) => stage !== 'won' && stage !== 'lost');

function amountOf(random: Random): bigint {
  const units = Math.round((4_000 * Math.exp(0.8 * random.normal())) / 100) * 100;
  return BigInt(Math.max(500, units)) * 1_000_000n;
}

const kindOf = (random: Random): NewDeal['kind'] => {
  const u = random.float();
  return u < 0.6 ? 'new_business' : u < 0.88 ? 'renewal' : 'expansion';
};

/** Deals of the sample's companies as their CRM has them: two of three open, the others won or lost in the last days. */
function sampleDeals(at: Date, currency: string, seed: string): NewDeal[] {
  const random = seededRandom(seed);
  return Array.from({ length: SAMPLE_COMPANIES }, (_, i): NewDeal => {
    const isOver = random.float() < 0.36;
    const isWon = random.float() < 0.55;
    const openedDaysAgo = 12 + random.float() * 70;
    const stageHoursAgo = isOver ? 2 + random.float() * 40 : 24 + random.float() * 200;
    return {
      externalId: `sample-deal-${String(i).padStart(3, '0')}`,
      accountExternalId: sampleCompany(i).externalId,
      kind: kindOf(random),
      stage: isOver ? (isWon ? 'won' : 'lost') : random.pick(openStages),
      amountMicros: amountOf(random),
      currency,
      openedAt: new Date(at.getTime() - openedDaysAgo * DAY_MS),
      stageAt: new Date(at.getTime() - stageHoursAgo * HOUR_MS),
    };
  });
}

/** Puts the sample's deals into the practice CRM, and has it tell of them. Where it has any, nothing happens. */
export async function fillSampleDeals(workspaceId: string): Promise<void> {
  const [known] = await listDeals(workspaceId, { limit: 1 });
  if (known) return;
  const { currency } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { currency: true },
  });
  await inTransaction((tx) => addDeals(tx, workspaceId, sampleDeals(now(), currency, 'sample-deals')));
  await tellSampleDeals(workspaceId, 30);
}

/** Moves some open deals on, as the sales people of the sample would: to the next stage, or to their end. */
export async function moveSampleDeals(workspaceId: string, seed: string, most: number): Promise<void> {
  const random = seededRandom(seed);
  const open = await listDeals(workspaceId, { limit: MOST_TOLD, openOnly: true });
  const at = new Date(now().getTime() - SETTLED_MS);
  const chosen = open
    .map((deal) => ({ deal, order: random.float() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, most)
    .filter(({ deal }) => deal.updatedAt < at);
  for (const { deal } of chosen) {
    const stage = nextStage(deal, random);
    await inTransaction((tx) =>
      changeDeal(tx, { workspaceId, externalId: deal.externalId, set: { stage }, by: 'api', at }),
    );
  }
}

function nextStage({ stage }: Deal, random: Random): DealStage {
  const u = random.float();
  if (stage === 'negotiation' || u < 0.35) return random.float() < 0.6 ? 'won' : 'lost';
  return openStages[openStages.indexOf(stage) + 1] ?? 'won';
}

/** One more deal of some company comes up. */
export async function openSampleDeal(workspaceId: string, seed: string): Promise<void> {
  const random = seededRandom(seed);
  const { currency } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { currency: true },
  });
  const at = now();
  const deal: NewDeal = {
    externalId: `generated-deal-${seed}`.slice(0, 80),
    accountExternalId: sampleCompany(random.int(0, SAMPLE_COMPANIES - 1)).externalId,
    kind: kindOf(random),
    stage: 'discovery',
    amountMicros: amountOf(random),
    currency,
    openedAt: at,
    stageAt: at,
  };
  await inTransaction((tx) => addDeals(tx, workspaceId, [deal]));
}

/** Records what the practice CRM tells of its deals of the last days; what was told before is known by its id. */
export async function tellSampleDeals(workspaceId: string, days = 1): Promise<void> {
  const { signals } = await readPlatformSignals(workspaceId, 'practice-crm', {
    since: new Date(now().getTime() - days * DAY_MS),
    cursor: null,
    limit: MOST_TOLD,
  });
  const deals = signals.filter(({ kind }) => kind === 'opportunity.changed');
  if (deals.length === 0) return;
  await recordSignals({
    workspaceId,
    actor,
    items: deals.map((signal) => ({ ...signal, source: 'sample-crm' })),
  });
}
