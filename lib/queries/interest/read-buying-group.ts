import type { BuyingGroup } from '@/lib/contracts/interest';
import { processingLimitReasons, strictestLimit } from '@/lib/core/rights/processing-limit';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { nullsLast } from '../list/value-keyset';
import { resolveNames } from '../names/resolve-names';
import { rolesOf } from './infer-roles';
import { byPerson, dayText, readEngagement, today } from './read-engagement';
import { readKnownTopics, topicTitle } from './topic-weights';

const MOST = 50;
const RECENT_DAYS = 30;

/** The people of an account, the most lately seen first, with the part that each plays. @throws AppError `not_found`. */
export async function readBuyingGroup(workspaceId: string, accountId: string): Promise<BuyingGroup> {
  const account = await db().account.findUnique({
    where: { id_workspaceId: { id: accountId, workspaceId } },
    select: { id: true },
  });
  if (!account) throw new AppError('not_found', { detail: 'There is no such account.' });
  const where = { workspaceId, accountId, mergedIntoId: null, erasedAt: null };
  const [contacts, people, rows, topics] = await Promise.all([
    db().contact.findMany({
      where,
      select: {
        id: true,
        title: true,
        accountId: true,
        limits: { where: { liftedAt: null }, select: { kind: true } },
      },
      orderBy: nullsLast('lastSignalAt', 'desc'),
      take: MOST,
    }),
    db().contact.count({ where }),
    readEngagement(workspaceId, { accountIds: [accountId] }),
    readKnownTopics(workspaceId, true),
  ]);
  const profiled = contacts.filter(({ limits }) => limits.length === 0);
  const roles = await rolesOf(workspaceId, profiled, rows, (topic) => topicTitle(topics, topic));
  const names = await resolveNames(workspaceId, [
    ...contacts.map(({ id }) => ({ type: 'contact', id })),
    ...[...roles.values()].flatMap(({ confirmed }) =>
      confirmed ? [{ type: 'person', id: confirmed.byId }] : [],
    ),
  ]);
  const rowsOf = byPerson(rows);
  const members = contacts.map(({ id, title, limits }) => {
    const found = roles.get(id);
    const limit = strictestLimit(limits.map(({ kind }) => kind));
    const acts = rowsOf.get(id) ?? [];
    return {
      contact: names.of('contact', id),
      title,
      role: found?.role ?? ('unknown' as const),
      inferred: found
        ? {
            role: found.inferred.role,
            confidence: found.inferred.confidence,
            reasons: found.inferred.reasons,
          }
        : {
            role: 'unknown' as const,
            confidence: 0,
            reasons: limit === null ? [] : [`Nothing is inferred: ${processingLimitReasons[limit]}.`],
          },
      confirmed: found?.confirmed
        ? { by: names.of('person', found.confirmed.byId), at: found.confirmed.at.toISOString() }
        : null,
      lastDay: acts.length === 0 ? null : dayText(Math.max(...acts.map(({ day }) => day))),
      recent: acts
        .filter(({ day }) => day > today() - RECENT_DAYS)
        .reduce((sum, { count }) => sum + count, 0),
    };
  });
  return { members, people };
}
