import { z } from 'zod';
import { microsText } from '@/lib/core/shared/micros';
import { practiceDb } from '@/lib/db/client';
import type { PracticeCampaign } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { changedSince } from './changed-since';
import { PracticeApiError } from './practice-api-error';
import { answerOnce, type PracticeResponse } from './requests';

/** What the ad platform holds of a campaign; money is micros as text, in the campaign's currency. */
export type AdsCampaign = { status: 'active' | 'paused'; dailyBudgetMicros: string; bidMicros: string };

const amount = microsText
  .refine((value) => !value.startsWith('-'), 'must not be negative')
  .refine((value) => value.length <= 15, 'is more than the platform takes');
const changeSchema = z
  .object({
    status: z.enum(['active', 'paused']).optional(),
    dailyBudgetMicros: amount.optional(),
    bidMicros: amount.optional(),
  })
  .catchall(z.boolean());
/** The lists of a campaign, by the fields of a change that put something on or off: companies by a key of the advertiser's own, and search terms. */
const lists = {
  accounts: { field: /^account:[\w.-]{1,80}$/, most: 10_000, is: 'shown to at most 10000 companies' },
  excluded: { field: /^exclude:[^\p{C}]{1,80}$/u, most: 5000, is: 'kept from at most 5000 search terms' },
} as const;
type List = keyof typeof lists;
const listNames = Object.keys(lists) as List[];

const stateOf = (row: Pick<PracticeCampaign, 'status' | 'dailyBudgetMicros' | 'bidMicros'>): AdsCampaign => ({
  status: row.status,
  dailyBudgetMicros: row.dailyBudgetMicros.toString(),
  bidMicros: row.bidMicros.toString(),
});
/** Whether each of these is on its list. */
const listed = (row: Pick<PracticeCampaign, List>, fields: readonly string[]): Record<string, boolean> =>
  Object.fromEntries(fields.map((field) => [field, listNames.some((name) => row[name].includes(field))]));
const unknown = (externalId: string) =>
  new PracticeApiError('not_found', `The ad platform knows no campaign ${externalId}.`);

/** @throws PracticeApiError when unknown. */
export async function readCampaign(workspaceId: string, externalId: string): Promise<AdsCampaign> {
  const found = await practiceDb().practiceCampaign.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  });
  if (!found) throw unknown(externalId);
  return stateOf(found);
}

/** The same with whether each of these companies or terms is on its list. @throws PracticeApiError when unknown. */
export async function readTargeting(
  workspaceId: string,
  externalId: string,
  fields: readonly string[],
): Promise<AdsCampaign & Record<string, string | boolean>> {
  const found = await practiceDb().practiceCampaign.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  });
  if (!found) throw unknown(externalId);
  return { ...stateOf(found), ...listed(found, fields) };
}

/** Who changed a campaign last: `api` or `person:<id>`; null for one it does not know. */
export async function lastEditorOf(workspaceId: string, externalId: string): Promise<string | null> {
  const found = await practiceDb().practiceCampaign.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    select: { updatedBy: true },
  });
  return found?.updatedBy ?? null;
}

/** The API's update: sets the named fields. @throws PracticeApiError for an unknown campaign, a value out of bounds, or one that is no longer as expected. */
export async function updateCampaign(call: {
  workspaceId: string;
  externalId: string;
  set: PracticeResponse['requested'];
  /** What the caller saw in these fields: where one is no longer so, nothing is changed. */
  expected?: PracticeResponse['before'];
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, externalId, idempotencyKey, set, expected } = call;
  return answerOnce(
    { workspaceId, externalId, idempotencyKey, operation: 'ads.campaign.update', requested: set },
    (tx) => changeCampaign(tx, { workspaceId, externalId, set, expected, by: 'api' }),
  );
}

/** Sets fields of a campaign; `by` is `api` or `person:<id>` for a hand edit. */
export async function changeCampaign(
  tx: Tx,
  change: {
    workspaceId: string;
    externalId: string;
    set: unknown;
    expected?: PracticeResponse['before'] | undefined;
    by: 'api' | `person:${string}`;
  },
): Promise<{ before: AdsCampaign; after: AdsCampaign }> {
  const { workspaceId, externalId, expected, by } = change;
  const parsed = changeSchema.safeParse(change.set);
  if (!parsed.success) throw new PracticeApiError('invalid', z.prettifyError(parsed.error));
  const { status, dailyBudgetMicros, bidMicros, ...onLists } = parsed.data;
  const fields = Object.keys(onLists);
  const foreign = fields.find((field) => !listNames.some((name) => lists[name].field.test(field)));
  if (foreign !== undefined) throw new PracticeApiError('invalid', `A campaign has no field ${foreign}.`);
  const where = { workspaceId_externalId: { workspaceId, externalId } };
  await tx.$executeRaw`select 1 from practice_campaigns
    where workspace_id = ${workspaceId} and external_id = ${externalId} for update`;
  const before = await tx.practiceCampaign.findUnique({ where });
  if (!before) throw unknown(externalId);
  const stateBefore = { ...stateOf(before), ...listed(before, fields) };
  const changed = changedSince(stateBefore, expected);
  if (changed) throw changed;
  const changedLists = fields.length === 0 ? {} : listsAfter(before, onLists);
  const after = await tx.practiceCampaign.update({
    where,
    data: {
      ...(status ? { status } : {}),
      ...(dailyBudgetMicros ? { dailyBudgetMicros: BigInt(dailyBudgetMicros) } : {}),
      ...(bidMicros ? { bidMicros: BigInt(bidMicros) } : {}),
      ...changedLists,
      updatedAt: now(),
      updatedBy: by,
    },
  });
  return { before: stateBefore, after: { ...stateOf(after), ...listed(after, fields) } };
}

/** The lists of a campaign with each of these fields put on, or taken off. @throws PracticeApiError where one becomes too long. */
function listsAfter(
  before: Pick<PracticeCampaign, List>,
  onLists: Readonly<Record<string, boolean>>,
): Record<List, string[]> {
  const after = (name: List): string[] => {
    const known = before[name];
    const added = Object.keys(onLists).filter(
      (field) => onLists[field] && lists[name].field.test(field) && !known.includes(field),
    );
    const list = [...known.filter((field) => onLists[field] !== false), ...added];
    if (list.length > lists[name].most)
      throw new PracticeApiError('invalid', `A campaign is ${lists[name].is}.`);
    return list;
  };
  return { accounts: after('accounts'), excluded: after('excluded') };
}

export type NewCampaign = AdsCampaign & { externalId: string; name: string; currency: string };

/** Adds the campaigns that the platform lacks; those it has stay as they are. Returns how many were added. */
export async function addCampaigns(
  tx: Tx,
  workspaceId: string,
  campaigns: readonly NewCampaign[],
): Promise<number> {
  const { count } = await tx.practiceCampaign.createMany({
    skipDuplicates: true,
    data: campaigns.map(({ dailyBudgetMicros, bidMicros, ...rest }) => ({
      ...rest,
      workspaceId,
      dailyBudgetMicros: BigInt(dailyBudgetMicros),
      bidMicros: BigInt(bidMicros),
      updatedAt: now(),
      updatedBy: 'api',
    })),
  });
  return count;
}

/** All campaigns by name, with who changed each last. */
export async function listCampaigns(workspaceId: string) {
  const rows = await practiceDb().practiceCampaign.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { externalId: 'asc' }],
  });
  return rows.map((row) => ({
    externalId: row.externalId,
    name: row.name,
    currency: row.currency,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
    ...stateOf(row),
  }));
}

/** The campaigns of these external ids that the platform has. */
export async function findCampaigns(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<NewCampaign[]> {
  const rows = await tx.practiceCampaign.findMany({
    where: { workspaceId, externalId: { in: [...externalIds] } },
  });
  return rows.map((row) => ({
    externalId: row.externalId,
    name: row.name,
    currency: row.currency,
    ...stateOf(row),
  }));
}
