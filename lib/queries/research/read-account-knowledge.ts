import type { KnownFact } from '@/lib/contracts/profiles';
import type { AccountKnowledge } from '@/lib/core/research/account-knowledge';
import { decisionTimingTitles } from '@/lib/core/research/decision-timing';
import { isRunOpen, type RunStatus } from '@/lib/core/runs/run-status';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { rolesOf } from '../interest/infer-roles';
import { scoreInterest } from '../interest/present-interest';
import {
  byPerson,
  DAY_MS,
  dayText,
  type EngagementRow,
  readEngagement,
  today,
} from '../interest/read-engagement';
import { readSaidTiming } from '../interest/read-timing-rates';
import { type KnownTopic, readKnownTopics, topicTitle } from '../interest/topic-weights';
import { resolveNames } from '../names/resolve-names';
import { readOpportunities } from './read-opportunities';

const RECENT_DAYS = 28;
const GROUP_DAYS = 30;
const MOST = 50;
const MOST_RUNS = 100;

type Account = { id: string; known: readonly KnownFact[]; missing: readonly string[] };

/** Everything that the research of an account is written from, each part as it is shown elsewhere on its page. */
export async function readAccountKnowledge(
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  account: Account,
): Promise<AccountKnowledge> {
  const dayOf = (at: Date) => localDay(at, timeZone);
  const accountId = account.id;
  const where = { workspaceId, accountId };
  const [contacts, rows, topics, surges, runs, lost, opportunities, said] = await Promise.all([
    db().contact.findMany({
      where: { ...where, mergedIntoId: null, erasedAt: null, limits: { none: { liftedAt: null } } },
      orderBy: [{ lastSignalAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
      take: MOST,
      select: { id: true, title: true, accountId: true, convertedAt: true },
    }),
    readEngagement(workspaceId, { accountIds: [accountId] }),
    readKnownTopics(workspaceId, true),
    db().surge.findMany({ where, orderBy: [{ firedAt: 'desc' }, { id: 'desc' }], take: 5 }),
    db().run.findMany({
      where: {
        workspaceId,
        OR: [{ subjectId: accountId }, { signal: { accountId } }, { signal: { contact: { accountId } } }],
      },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: MOST_RUNS,
      select: { id: true, agentId: true, status: true, startedAt: true },
    }),
    db().signal.findMany({
      where: { ...where, kind: 'lead.outcome', payload: { path: ['converted'], equals: false } },
      orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      take: MOST,
      select: { id: true, contactId: true, occurredAt: true },
    }),
    readOpportunities(workspaceId, accountId, dayOf),
    readSaidTiming(workspaceId, accountId),
  ]);
  const roles = await rolesOf(workspaceId, contacts, rows, (topic) => topicTitle(topics, topic));
  const acted = runs.filter(({ status }) => status !== 'no_action');
  const names = await resolveNames(
    workspaceId,
    acted.flatMap(({ agentId }) => (agentId === null ? [] : [{ type: 'agent', id: agentId }])),
  );
  const rowsOf = byPerson(rows);
  return {
    accountId,
    today: dayOf(now()),
    profile: account.known.map(({ title, value, at, source, signalId }) => ({
      title,
      value: String(value),
      at: dayOf(new Date(at)),
      source,
      signalId,
    })),
    missing: account.missing,
    people: contacts.map(({ id }) => {
      const own = rowsOf.get(id) ?? [];
      const found = roles.get(id);
      return {
        contactId: id,
        role: found?.role ?? 'unknown',
        isSaid: found?.confirmed != null,
        recent: countSince(own, today() - GROUP_DAYS),
        lastDay: lastDayOf(own),
      };
    }),
    topics: topicsOf(rows, topics),
    engagement: engagementOf(rows),
    timing: said && {
      words: decisionTimingTitles[said.timing],
      contactId: said.contactId,
      at: dayOf(said.at),
    },
    surges: surges.map(({ id, firedAt, status, people, score, topics: about }) => ({
      id,
      firedAt: dayOf(firedAt),
      status,
      people,
      score,
      topics: about.map((name) => topicTitle(topics, name)),
    })),
    runs: acted.map(({ id, agentId, status, startedAt }) => ({
      id,
      agent: agentId === null ? null : names.of('agent', agentId).name,
      status: statusOf(status),
      startedAt: dayOf(startedAt),
    })),
    outcomes: [
      ...contacts.flatMap(({ id, convertedAt }) =>
        convertedAt === null
          ? []
          : [{ type: 'contact' as const, id, contactId: id, at: dayOf(convertedAt), converted: true }],
      ),
      ...lost.map(({ id, contactId, occurredAt }) => ({
        type: 'signal' as const,
        id,
        contactId,
        at: dayOf(occurredAt),
        converted: false,
      })),
    ],
    opportunities,
  };
}

const statusOf = (status: RunStatus): AccountKnowledge['runs'][number]['status'] =>
  isRunOpen(status) ? 'open' : status === 'completed' || status === 'failed' ? status : 'other';

const countSince = (rows: readonly EngagementRow[], after: number): number =>
  rows.filter(({ day }) => day > after).reduce((sum, { count }) => sum + count, 0);
const lastDayOf = (rows: readonly EngagementRow[]): string | null =>
  rows.length === 0 ? null : dayText(Math.max(...rows.map(({ day }) => day)));

/** Who these come from, the most engaged first. */
function whoOf(rows: readonly EngagementRow[]): { contactId: string; count: number; lastDay: string }[] {
  return [...byPerson(rows)]
    .map(([contactId, own]) => ({
      contactId,
      count: own.reduce((sum, { count }) => sum + count, 0),
      lastDay: lastDayOf(own) ?? '',
    }))
    .sort((a, b) => b.count - a.count || (a.contactId < b.contactId ? -1 : 1));
}

function topicsOf(
  rows: readonly EngagementRow[],
  topics: ReadonlyMap<string, KnownTopic>,
): AccountKnowledge['topics'] {
  const earlier = rows.filter(({ day }) => day <= today() - RECENT_DAYS);
  const before = new Map(
    scoreInterest(earlier, topics, now().getTime() - RECENT_DAYS * DAY_MS).map(({ topic, score }) => [
      topic,
      score,
    ]),
  );
  return scoreInterest(rows, topics)
    .filter(({ topic }) => topic !== '')
    .map(({ topic, score }) => ({
      title: topicTitle(topics, topic),
      score,
      before: before.get(topic) ?? 0,
      by: whoOf(rows.filter((row) => row.topic === topic)),
    }));
}

function engagementOf(rows: readonly EngagementRow[]): AccountKnowledge['engagement'] {
  const between = (after: number, last: number) => {
    const own = rows.filter(({ day }) => day > after && day <= last);
    return {
      days: new Set(own.map(({ day }) => day)).size,
      people: new Set(own.map(({ personId }) => personId)).size,
      count: own.reduce((sum, { count }) => sum + count, 0),
    };
  };
  const end = today();
  return {
    now: between(end - RECENT_DAYS, end),
    before: between(end - 2 * RECENT_DAYS, end - RECENT_DAYS),
    by: whoOf(rows.filter(({ day }) => day > end - 2 * RECENT_DAYS)),
  };
}
