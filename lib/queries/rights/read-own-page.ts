import type { SelfServicePage } from '@/lib/contracts/self-service';
import { executedStatuses } from '@/lib/core/actions/status';
import { withdrawnSince } from '@/lib/core/contactability/lawful-basis';
import { contactChannels, purposes } from '@/lib/core/contactability/purposes';
import { messageKinds } from '@/lib/core/messages/message-of';
import { requestContentSchema } from '@/lib/core/rights/request-content';
import { mayHaveCopy } from '@/lib/core/rights/rights-request';
import { AppError } from '@/lib/core/shared/app-error';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { findConsents } from '@/lib/db/repositories/consents';
import { openContent } from '@/lib/db/repositories/sealed-content';
import { now } from '@/lib/platform/clock';
import { contactFieldsOf, contactFieldsSelect } from './contact-fields';

/** What a person sees of themselves on their own page. @throws AppError `not_found`. */
export async function readOwnPage({
  workspaceId,
  contactId,
  expiresAt,
}: {
  workspaceId: string;
  contactId: string;
  expiresAt: Date;
}): Promise<SelfServicePage> {
  const contact = await db().contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: {
      ...contactFieldsSelect,
      traits: true,
      score: true,
      createdAt: true,
      account: { select: { name: true } },
      workspace: { select: { name: true } },
      limits: { where: { liftedAt: null }, select: { kind: true } },
      rightsRequests: { orderBy: { id: 'desc' } },
    },
  });
  if (!contact) throw new AppError('not_found', { detail: 'Nothing is kept about you here any more.' });
  const about = { workspaceId, contactId };
  const decided = {
    workspaceId,
    OR: [
      { targetType: 'contact', targetId: contactId },
      { targetType: 'audience', members: { has: contactId } },
    ],
  };
  const [sources, messages, decisions, permissions] = await Promise.all([
    db().signal.groupBy({ by: ['source'], where: about, _count: true, orderBy: { source: 'asc' } }),
    db().action.count({
      where: { ...decided, kind: { in: Object.values(messageKinds) }, status: { in: [...executedStatuses] } },
    }),
    db().decision.count({ where: { workspaceId, action: decided } }),
    permissionsOf(workspaceId, contactId),
  ]);
  return {
    controller: contact.workspace.name,
    linkExpiresAt: expiresAt.toISOString(),
    fields: contactFieldsOf(contact),
    company: contact.account?.name ?? null,
    traits: Object.entries(traitsSchema.parse(contact.traits)).flatMap(([name, value]) =>
      value === null ? [] : [{ name, value: String(value) }],
    ),
    counts: {
      signals: sources.reduce((sum, { _count }) => sum + _count, 0),
      sources: sources.map(({ source }) => source),
      messages,
      decisions,
      firstAt: contact.createdAt.toISOString(),
    },
    isScored: contact.score !== null,
    permissions,
    limits: contact.limits.map(({ kind }) => kind),
    requests: contact.rightsRequests.map(({ id, kind, status, receivedAt, dueAt, content }) => {
      const known = openContent(content, requestContentSchema);
      return {
        id,
        kind,
        status,
        receivedAt: receivedAt.toISOString(),
        dueAt: dueAt.toISOString(),
        extensionReason: known?.extensionReason ?? null,
        answer: known?.answer ?? null,
      };
    }),
    hasCopy: contact.rightsRequests.some(mayHaveCopy),
  };
}

/** The newest ground for each purpose on each channel that is not over and was not taken back since. */
async function permissionsOf(
  workspaceId: string,
  contactId: string,
): Promise<SelfServicePage['permissions']> {
  const found: SelfServicePage['permissions'] = [];
  for (const channel of contactChannels) {
    const stated = (await findConsents(db(), workspaceId, [contactId], channel)).get(contactId) ?? [];
    for (const purpose of purposes) {
      const withdrawnAt = withdrawnSince(stated, purpose) ?? Number.NEGATIVE_INFINITY;
      const given = stated
        .filter(
          (consent) =>
            consent.purpose === purpose &&
            consent.status === 'granted' &&
            Date.parse(consent.occurredAt) > withdrawnAt &&
            (consent.expiresAt === null || Date.parse(consent.expiresAt) > now().getTime()),
        )
        .at(-1);
      if (given) found.push({ purpose, channel, basis: given.basis, since: given.occurredAt });
    }
  }
  return found;
}
