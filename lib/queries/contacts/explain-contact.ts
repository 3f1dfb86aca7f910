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
  const [head, steps] = await Promise.all([
    readPersonExplanation(workspace, contactId),
    readPersonSteps(workspace, contactId, {
      after: from,
      take: limit + 1,
    }),
  ]);
  const { page, nextCursor } = takePage(steps, limit, ({ at, actionId }) =>
    encodeKeyset({ at: new Date(at), id: actionId }),
  );
  return { ...head, rows: page, nextCursor };
}

/** What stands around the steps. Of somebody who was erased the steps are still told, from ids. */
export async function readPersonExplanation(
  { id: workspaceId, name: workspaceName, timeZone }: ExplainedIn,
  contactId: string,
): Promise<PersonExplanation> {
  const [names, total, exists, signals] = await Promise.all([
    resolveNames(workspaceId, [{ type: 'contact', id: contactId }]),
    db().action.count({ where: aboutPerson(workspaceId, contactId) }),
    db().contact.count({ where: { workspaceId, id: contactId } }),
    db().signal.groupBy({
      by: ['source'],
      where: { workspaceId, contactId },
      _count: { _all: true },
      _min: { occurredAt: true },
      _max: { occurredAt: true },
      orderBy: { source: 'asc' },
    }),
  ]);
  if (exists === 0) throw new AppError('not_found', { detail: 'There is no such contact.' });
  const day = (at: Date | null) => (at === null ? '' : formatDay(at, timeZone));
  return {
    contactId,
    name: names.of('contact', contactId).name ?? contactId,
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
