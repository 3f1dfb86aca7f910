import type { OpportunityDetail, TouchPage, TouchRow } from '@/lib/contracts/attribution';
import { creditChannelSchema, LOOK_BACK_DAYS } from '@/lib/core/attribution/attribution';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Opportunity } from '@/lib/db/generated/client';
import { type AccountTouch, readAccountTouches } from '@/lib/db/repositories/account-touches';
import { now } from '@/lib/platform/clock';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

const DAY_MS = 86_400_000;

async function findOpportunity(workspaceId: string, id: string): Promise<Opportunity> {
  const found = await db().opportunity.findUnique({ where: { id_workspaceId: { id, workspaceId } } });
  if (!found) throw new AppError('not_found', { detail: 'There is no such opportunity in this workspace.' });
  return found;
}

/** One opportunity: its way through the CRM's stages, and what each channel, agent and play is given of it. @throws AppError `not_found` */
export async function readOpportunity(workspaceId: string, id: string): Promise<OpportunityDetail> {
  const found = await findOpportunity(workspaceId, id);
  const { platform, recordId } = found;
  const [steps, credits] = await Promise.all([
    db().opportunityStep.findMany({ where: { workspaceId, platform, recordId }, orderBy: { at: 'asc' } }),
    db().attributionCredit.findMany({
      where: { workspaceId, opportunityId: id },
      orderBy: [{ dataDrivenMicros: 'desc' }, { touches: 'desc' }, { channel: 'asc' }],
    }),
  ]);
  const names = await resolveNames(workspaceId, [
    { type: 'account', id: found.accountId },
    ...credits.flatMap(({ agentId, playId }) => refsOf(agentId, playId)),
  ]);
  return {
    id,
    account: names.of('account', found.accountId),
    kind: found.kind,
    status: found.status,
    stage: found.stage,
    amountMicros: found.amountMicros.toString(),
    currency: found.currency,
    openedAt: found.openedAt.toISOString(),
    closedAt: found.closedAt?.toISOString() ?? null,
    platform,
    recordId,
    steps: steps.map(({ at, stage, status }) => ({ at: at.toISOString(), stage, status })),
    credits: credits.map((credit) => ({
      channel: creditChannelSchema.parse(credit.channel),
      ...actorsOf(names, credit.agentId, credit.playId),
      touches: credit.touches,
      influences: credit.influences,
      micros: {
        first: credit.firstMicros.toString(),
        last: credit.lastMicros.toString(),
        position: credit.positionMicros.toString(),
        data_driven: credit.dataDrivenMicros.toString(),
      },
    })),
  };
}

const refsOf = (agentId: string | null, playId: string | null) => [
  ...(agentId ? [{ type: 'agent', id: agentId }] : []),
  ...(playId ? [{ type: 'play', id: playId }] : []),
];
const actorsOf = (names: NameBook, agentId: string | null, playId: string | null) => ({
  agent: agentId ? names.of('agent', agentId) : null,
  play: playId ? names.of('play', playId) : null,
});

/** The touches that count for an opportunity, the earliest first: within the look-back before its outcome, or before now while it is open. */
export async function listTouches(
  workspace: { id: string; timeZone: string },
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<TouchPage> {
  const { accountId, closedAt } = await findOpportunity(workspace.id, id);
  const until = closedAt ?? now();
  const rows = await readAccountTouches(
    db(),
    {
      workspaceId: workspace.id,
      accountIds: [accountId],
      since: new Date(until.getTime() - LOOK_BACK_DAYS * DAY_MS),
      until,
      timeZone: workspace.timeZone,
    },
    { limit: limit + 1, ...(cursor ? { after: decodeKeyset(cursor) } : {}) },
  );
  const { page, nextCursor } = takePage(rows, limit, ({ at, key }) => encodeKeyset({ at, id: key }));
  const names = await resolveNames(
    workspace.id,
    page.flatMap(({ type, id: of, contactId, agentId, playId }) => [
      { type, id: of },
      ...(contactId ? [{ type: 'contact', id: contactId }] : []),
      ...refsOf(agentId, playId),
    ]),
  );
  return { rows: page.map((touch) => presentTouch(touch, names)), nextCursor };
}

const presentTouch = (touch: AccountTouch, names: NameBook): TouchRow => ({
  key: touch.key,
  at: touch.at.toISOString(),
  channel: touch.channel,
  what: names.of(touch.type, touch.id),
  count: touch.count,
  contact: touch.contactId ? names.of('contact', touch.contactId) : null,
  ...actorsOf(names, touch.agentId, touch.playId),
});
