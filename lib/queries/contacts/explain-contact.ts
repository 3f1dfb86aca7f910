import type {
  ContactExplanation,
  ContactExplanationQuery,
  PersonExplanation,
} from '@/lib/contracts/contact-explanation';
import {
  contestSentences,
  introSentences,
  nothingSentence,
  totalSentence,
} from '@/lib/core/explain/person/person-words';
import { AppError } from '@/lib/core/shared/app-error';
import { formatDay } from '@/lib/core/shared/format-figures';
import { db } from '@/lib/db/client';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { env } from '@/lib/platform/env';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { aboutPerson, readPersonSteps } from './read-person-steps';

export type ExplainedIn = { id: string; name: string; timeZone: string };

/** What was decided about one person, a page at a time, in plain language for them. @throws AppError `not_found`, for foreign ids too. */
export async function explainContact(
  workspace: ExplainedIn,
  contactId: string,
  { cursor, limit }: Pick<ContactExplanationQuery, 'cursor' | 'limit'>,
): Promise<ContactExplanation> {
  const from = cursor === undefined ? null : decodeKeyset(cursor);
  const profileIds = await profilesToExplain(workspace.id, contactId);
  const [head, steps] = await Promise.all([
    readPersonExplanation(workspace, contactId, profileIds),
    readPersonSteps(workspace, profileIds, {
      after: from,
      take: limit + 1,
    }),
  ]);
  const { page, nextCursor } = takePage(steps, limit, ({ at, actionId }) =>
    encodeKeyset({ at: new Date(at), id: actionId }),
  );
  return { ...head, rows: page, nextCursor };
}

/** The profiles of the person whom a contact is: all of it was decided about them. @throws AppError `not_found`. */
export async function profilesToExplain(workspaceId: string, contactId: string): Promise<string[]> {
  const profileIds = await profileIdsOf(db(), workspaceId, contactId);
  if (profileIds.length === 0) throw new AppError('not_found', { detail: 'There is no such contact.' });
  return profileIds;
}

/** What stands around the steps. Of somebody who was erased the steps are still told, from ids. */
export async function readPersonExplanation(
  { id: workspaceId, name: workspaceName, timeZone }: ExplainedIn,
  contactId: string,
  profileIds: readonly string[],
): Promise<PersonExplanation> {
  const personId = profileIds[0] ?? contactId;
  const [names, total, signals] = await Promise.all([
    resolveNames(workspaceId, [{ type: 'contact', id: personId }]),
    db().action.count({ where: aboutPerson(workspaceId, profileIds) }),
    db().signal.groupBy({
      by: ['source'],
      where: { workspaceId, contactId: { in: [...profileIds] } },
      _count: { _all: true },
      _min: { occurredAt: true },
      _max: { occurredAt: true },
      orderBy: { source: 'asc' },
    }),
  ]);
  const day = (at: Date | null) => (at === null ? '' : formatDay(at, timeZone));
  return {
    contactId,
    name: names.of('contact', personId).name ?? personId,
    workspace: workspaceName,
    total,
    totalSentence: total === 0 ? nothingSentence : totalSentence(total),
    intro: introSentences(workspaceName),
    contest: contestSentences(env().PRIVACY_CONTACT ?? null),
    sources: signals.map(({ source, _count, _min, _max }) => ({
      source,
      signals: _count._all,
      firstOn: day(_min.occurredAt),
      lastOn: day(_max.occurredAt),
    })),
  };
}
