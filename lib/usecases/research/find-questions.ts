import { valueOfKnowing } from '@/lib/agents/orchestrator/value-of-knowing';
import { unknownFacts } from '@/lib/agents/signal-intelligence/unknown-facts';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { type NextQuestion, rankQuestions } from '@/lib/core/research/choose-question';
import { shareWithin } from '@/lib/core/research/decision-timing';
import {
  ASKED_AGAIN_DAYS,
  isOfCompany,
  NOBODY_KNEW_DAYS,
  researchFieldSchema,
} from '@/lib/core/research/research-field';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { rolesOf } from '@/lib/queries/interest/infer-roles';
import { readEngagement } from '@/lib/queries/interest/read-engagement';
import { learntFit } from '@/lib/queries/interest/read-fit';
import { readRoleRecords } from '@/lib/queries/interest/read-role-records';
import { readSaidTiming, readTimingRates } from '@/lib/queries/interest/read-timing-rates';
import { readKnownTopics, topicTitle } from '@/lib/queries/interest/topic-weights';
import { judgePeople } from '@/lib/queries/plays/judge-people';
import { readBaseRates } from '@/lib/queries/research/read-base-rates';
import { loadAccountContext } from '../runs/account/load-account-context';
import type { PlayOfRun } from '../runs/goal-of-play';

const DAY_MS = 86_400_000;
/** A plan is weighed for so many people of an account, those seen most lately. */
const MOST_PEOPLE = 20;

/**
 * What is worth asking about an account, most worth first: of every fact that is not known and that plans are weighed by, what knowing it
 * would bring by the orchestrator's own weighing, for the play that would take the account up. Nobody is asked who was asked lately, who
 * is to be left alone, or about what nobody knew lately. @throws AppError `not_found`.
 */
export async function findQuestions(workspaceId: string, accountId: string): Promise<NextQuestion[]> {
  const account = await db().account.findUnique({
    where: { id_workspaceId: { id: accountId, workspaceId } },
    select: { industry: true, region: true, employees: true, tier: true },
  });
  if (!account) throw new AppError('not_found', { detail: 'There is no such account.' });
  const play = await playFor(workspaceId);
  const profiles = await db().contact.findMany({
    where: { workspaceId, accountId, mergedIntoId: null, erasedAt: null, lastSignalAt: { not: null } },
    orderBy: [{ lastSignalAt: 'desc' }, { id: 'asc' }],
    take: MOST_PEOPLE,
    select: { id: true },
  });
  const judged = await judgePeople(
    workspaceId,
    play.body,
    profiles.map(({ id }) => id),
  );
  const found = new Map(judged.map(({ person, signalId }) => [person.id, signalId]));
  // In the order of who was seen last: it is who is asked first.
  const people = profiles.flatMap(({ id }) => {
    const signalId = found.get(id);
    return signalId ? [{ contactId: id, signalId }] : [];
  });
  const [newest] = people;
  if (!newest) return [];
  const ids = people.map(({ contactId }) => contactId);
  const [context, rates, timing, said, roles, fit, knownRoles, asked, stated] = await Promise.all([
    loadAccountContext({
      workspaceId,
      play,
      accountId,
      signalId: newest.signalId,
      people,
      run: null,
    }),
    readBaseRates(workspaceId),
    readTimingRates(workspaceId),
    readSaidTiming(workspaceId, accountId),
    readRoleRecords(workspaceId),
    learntFit(workspaceId),
    rolesOfPeople(workspaceId, accountId, ids),
    askedLately(workspaceId, accountId, ids),
    statedConsents(workspaceId, ids),
  ]);
  const blocked = new Set(context.people.filter(({ isSuppressed }) => isSuppressed).map(({ id }) => id));
  const facts = unknownFacts({
    firm: account,
    people: ids.map((contactId) => ({
      contactId,
      role: knownRoles.get(contactId)?.role ?? 'unknown',
      hasStatedConsent: stated.has(contactId),
      isAskable: !asked.people.has(contactId) && !blocked.has(contactId),
    })),
    rates: { ...rates, timing },
    isTimingKnown:
      said !== null && shareWithin(said.timing, 1, (now().getTime() - said.at.getTime()) / DAY_MS) !== null,
    horizonDays: play.body.aim.horizonDays,
    roles,
    fit,
  });
  return rankQuestions(
    facts
      .filter(({ field }) => !asked.unknown.has(field))
      .map((fact) => ({ fact, ...valueOfKnowing(context, fact.answers) })),
  );
}

/** The live play that plans for whole accounts and goes first; where there is none, what one would aim at that nobody has changed. */
async function playFor(workspaceId: string): Promise<PlayOfRun> {
  const live = await db().play.findMany({
    where: { workspaceId, status: 'live', body: { path: ['plansFor'], equals: 'account' } },
    select: { id: true, version: true, body: true },
    orderBy: { id: 'asc' },
  });
  const [first] = live
    .map(({ id, version, body }) => ({ id, version, body: playBodySchema.parse(body) }))
    .sort((a, b) => a.body.priority - b.body.priority);
  const body = first?.body ?? anyAccount;
  // Whom its conditions hold of is not asked here: the account is looked at as it is.
  return {
    id: first?.id ?? '',
    version: first?.version ?? 1,
    goal: body.goal,
    body: { ...body, conditions: [] },
  };
}

const anyAccount = playBodySchema.parse({
  trigger: { on: 'surge' },
  goal: 'Reach the people of the account while they are interested.',
  plansFor: 'account',
  again: { afterDays: 30 },
});

/** The parts of these people, said or inferred; whoever is not to be profiled is not among them. */
async function rolesOfPeople(workspaceId: string, accountId: string, ids: readonly string[]) {
  const [people, rows, topics] = await Promise.all([
    db().contact.findMany({
      where: { workspaceId, id: { in: [...ids] } },
      select: { id: true, title: true, accountId: true },
    }),
    readEngagement(workspaceId, { accountIds: [accountId] }),
    readKnownTopics(workspaceId, true),
  ]);
  return rolesOf(workspaceId, people, rows, (topic) => topicTitle(topics, topic));
}

/** Who of these was asked anything lately, and what nobody knew of the account lately. What was taken back was not asked. */
async function askedLately(workspaceId: string, accountId: string, ids: readonly string[]) {
  const since = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const rows = await db().researchQuestion.findMany({
    where: {
      workspaceId,
      status: { not: 'taken_back' },
      OR: [
        { contactId: { in: [...ids] }, askedAt: { gte: since(ASKED_AGAIN_DAYS) } },
        { accountId, askedAt: { gte: since(NOBODY_KNEW_DAYS) } },
      ],
    },
    select: { contactId: true, field: true, status: true, accountId: true, askedAt: true },
  });
  const recent = since(ASKED_AGAIN_DAYS);
  return {
    people: new Set(rows.filter(({ askedAt }) => askedAt >= recent).map(({ contactId }) => contactId)),
    // Of a company's fact that is being asked, or that nobody knew, nobody else is asked either.
    unknown: new Set(
      rows
        .filter(
          (row) =>
            row.accountId === accountId &&
            (row.status === 'nobody_knows' || (row.status === 'asked' && row.askedAt >= recent)),
        )
        .map(({ field }) => researchFieldSchema.parse(field))
        .filter(isOfCompany),
    ),
  };
}

/** Who of these said yes or no to e-mail from sales, whatever became of it. */
async function statedConsents(workspaceId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db().consent.findMany({
    where: { workspaceId, contactId: { in: [...ids] }, purpose: 'sales_outreach', channel: 'email' },
    select: { contactId: true },
    distinct: ['contactId'],
  });
  return new Set(rows.map(({ contactId }) => contactId));
}
