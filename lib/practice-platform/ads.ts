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
/** The part of a change that says to which companies a campaign is shown: `account:<key>`, by a key of the advertiser's own. */
const companyField = /^account:[\w.-]{1,80}$/;
/** As many companies as a list may hold. */
const MOST_COMPANIES = 10_000;

const stateOf = (row: Pick<PracticeCampaign, 'status' | 'dailyBudgetMicros' | 'bidMicros'>): AdsCampaign => ({
  status: row.status,
  dailyBudgetMicros: row.dailyBudgetMicros.toString(),
  bidMicros: row.bidMicros.toString(),
});
/** Whether a campaign is shown to each of these companies. */
const shownTo = (accounts: readonly string[], fields: readonly string[]): Record<string, boolean> =>
  Object.fromEntries(fields.map((field) => [field, accounts.includes(field)]));
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

/** The same with whether it is shown to each of these companies. @throws PracticeApiError when unknown. */
export async function readTargeting(
  workspaceId: string,
  externalId: string,
  fields: readonly string[],
): Promise<AdsCampaign & Record<string, string | boolean>> {
  const found = await practiceDb().practiceCampaign.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  });
  if (!found) throw unknown(externalId);
  return { ...stateOf(found), ...shownTo(found.accounts, fields) };
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
  const { status, dailyBudgetMicros, bidMicros, ...companies } = parsed.data;
  const fields = Object.keys(companies);
  const foreign = fields.find((field) => !companyField.test(field));
  if (foreign !== undefined) throw new PracticeApiError('invalid', `A campaign has no field ${foreign}.`);
  const where = { workspaceId_externalId: { workspaceId, externalId } };
  await tx.$executeRaw`select 1 from practice_campaigns
    where workspace_id = ${workspaceId} and external_id = ${externalId} for update`;
  const before = await tx.practiceCampaign.findUnique({ where });
  if (!before) throw unknown(externalId);
  const stateBefore = { ...stateOf(before), ...shownTo(before.accounts, fields) };
  const changed = changedSince(stateBefore, expected);
  if (changed) throw changed;
  const accounts = [
    ...before.accounts.filter((field) => companies[field] !== false),
    ...fields.filter((field) => companies[field] === true && !before.accounts.includes(field)),
  ];
  if (accounts.length > MOST_COMPANIES)
    throw new PracticeApiError('invalid', `A campaign is shown to at most ${MOST_COMPANIES} companies.`);
  const after = await tx.practiceCampaign.update({
    where,
    data: {
      ...(status ? { status } : {}),
      ...(dailyBudgetMicros ? { dailyBudgetMicros: BigInt(dailyBudgetMicros) } : {}),
      ...(bidMicros ? { bidMicros: BigInt(bidMicros) } : {}),
      ...(fields.length > 0 ? { accounts } : {}),
      updatedAt: now(),
      updatedBy: by,
    },
  });
  return { before: stateBefore, after: { ...stateOf(after), ...shownTo(after.accounts, fields) } };
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
