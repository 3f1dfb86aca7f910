import { setImmediate as nextTurn } from 'node:timers/promises';
import { buyingRoleSchema } from '@/lib/core/signals/buying-group/buying-role';
import { detectSurge, type Surge } from '@/lib/core/signals/surge/detect-surge';
import { activityOf, type SurgeSettings } from '@/lib/core/signals/surge/engagement';
import type { PeerBaseline } from '@/lib/core/signals/surge/peer-baseline';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { rolesOf } from '@/lib/queries/interest/infer-roles';
import { DAY_MS, dayText, today } from '@/lib/queries/interest/read-engagement';
import { surgeSettings, withRoles } from '@/lib/queries/interest/surge-settings';
import { type KnownTopic, readKnownTopics, topicTitle } from '@/lib/queries/interest/topic-weights';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import {
  ACCOUNTS_A_PAGE,
  type LivelyAccount,
  readActivities,
  readWatched,
  readWindowScores,
} from './read-activities';
import { usualOf } from './usual';

/** An account that surged is left alone for so long, whatever became of that. */
const REST_DAYS = 14;

/** So many accounts are looked at before others of this process get their turn. */
const ACCOUNTS_A_TURN = 25;

/** Workspaces in which somebody did something lately. */
export async function findEngagedWorkspaces(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select w.id from workspaces w
    where exists (select from engagement_days d where d.workspace_id = w.id and d.day > ${dayText(today() - 9)}::date)
    order by w.id`;
  return rows.map(({ id }) => id);
}

/** Looks at all accounts of a workspace and opens a surge for each whose people engage unusually and that had none within 14 days. */
export async function detectSurges(workspaceId: string): Promise<{ looked: number; opened: string[] }> {
  const topics = await readKnownTopics(workspaceId, false);
  const settings = surgeSettings(topics);
  const asOf = today();
  const accounts = await readWatched(workspaceId);
  const scores = await readWindowScores(workspaceId, settings, asOf);
  const usual = await usualOf(workspaceId, accounts, { settings, asOf, scores });
  const active = accounts.filter(({ id }) => scores.has(id));
  const fired: Fired[] = [];
  for (let from = 0; from < active.length; from += ACCOUNTS_A_PAGE) {
    const page = await readActivities(workspaceId, active.slice(from, from + ACCOUNTS_A_PAGE), settings);
    for (const [i, account] of page.entries()) {
      if (i % ACCOUNTS_A_TURN === 0) await nextTurn();
      const baseline = usual(account.group);
      if (detectSurge(account.activity, baseline, settings).fires)
        fired.push({ account, surge: await withGroup(workspaceId, account, baseline, settings, topics) });
    }
  }
  const opened = fired.length === 0 ? [] : await openSurges(workspaceId, fired, asOf, settings.windowDays);
  return { looked: accounts.length, opened };
}

type Fired = { account: LivelyAccount; surge: Surge };

/** The same surge with the parts that its people play in the buying group. */
async function withGroup(
  workspaceId: string,
  { activity, rows }: LivelyAccount,
  baseline: PeerBaseline,
  settings: SurgeSettings,
  topics: ReadonlyMap<string, KnownTopic>,
): Promise<Surge> {
  const people = await db().contact.findMany({
    where: { workspaceId, id: { in: [...new Set(rows.map(({ personId }) => personId))] } },
    select: { id: true, title: true, accountId: true },
  });
  const roles = await rolesOf(workspaceId, people, rows, (topic) => topicTitle(topics, topic));
  const engagements = withRoles(rows, (personId) => roles.get(personId)?.role ?? null);
  const { id, knownSince } = activity;
  return detectSurge(activityOf({ id, knownSince }, engagements, settings), baseline, settings);
}

async function openSurges(
  workspaceId: string,
  fired: readonly Fired[],
  asOf: number,
  windowDays: number,
): Promise<string[]> {
  const opened = await inTransaction(async (tx) => {
    // One look at a time: two would both find that there is no surge yet.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`surges:${workspaceId}`}, 0))`;
    const resting = await tx.surge.findMany({
      where: {
        workspaceId,
        accountId: { in: fired.map(({ account }) => account.activity.id) },
        firedAt: { gt: new Date(now().getTime() - REST_DAYS * DAY_MS) },
      },
      select: { accountId: true },
    });
    const opened: string[] = [];
    for (const { account, surge } of fired) {
      const accountId = account.activity.id;
      if (resting.some((other) => other.accountId === accountId)) continue;
      opened.push(await openSurge(tx, { workspaceId, accountId, surge, asOf, windowDays }));
    }
    return opened;
  });
  if (opened.length > 0) await sendOutboxEvents();
  return opened;
}

async function openSurge(
  tx: Tx,
  found: { workspaceId: string; accountId: string; surge: Surge; asOf: number; windowDays: number },
): Promise<string> {
  const { workspaceId, accountId, surge, asOf, windowDays } = found;
  const { topics, score, pValue } = surge;
  const id = newId('srg');
  await tx.surge.create({
    data: {
      id,
      workspaceId,
      accountId,
      windowFrom: new Date((asOf - windowDays + 1) * DAY_MS),
      windowTo: new Date(asOf * DAY_MS),
      people: surge.people.length,
      topics,
      roles: surge.roles.map((role) => buyingRoleSchema.parse(role)),
      expected: surge.expected,
      observed: surge.observed,
      pValue,
      score,
      why: toJson(surge.why),
      firedAt: now(),
    },
    select: { id: true },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor: { type: 'system', id: 'surges' },
    subject: { type: 'account', id: accountId },
    verb: 'signals.surge_opened',
    detail: { surgeId: id, people: surge.people.length, topics, score, pValue },
  });
  await enqueueEvent(tx, { workspaceId, name: 'surge/opened', data: { workspaceId, surgeId: id } });
  return id;
}
