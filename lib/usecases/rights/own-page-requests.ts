import type { PersonExport } from '@/lib/contracts/person-export';
import type { Actor } from '@/lib/core/access/actor';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';
import { mayHaveCopy } from '@/lib/core/rights/rights-request';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { withdrawConsent } from '../contacts/withdraw-consent';
import { advanceRequest } from './advance-request';
import { exportPerson } from './export-person';

type OwnPage = { workspaceId: string; contactId: string; linkId: string; actor: Actor };

/** A copy for the person themselves, once it was established who they are. @throws AppError `forbidden`. */
export async function takeOwnCopy({ workspaceId, contactId, actor }: OwnPage): Promise<PersonExport> {
  const requests = await db().rightsRequest.findMany({
    where: { workspaceId, contactId, kind: { in: ['access', 'portability'] } },
    orderBy: { id: 'desc' },
    select: { id: true, kind: true, status: true },
  });
  const request = requests.find(mayHaveCopy);
  if (!request)
    throw new AppError('forbidden', {
      detail: 'A copy is there once we have made sure that it is you who asks.',
      remedy: 'Ask for a copy here, and come back when it says that it is ready.',
    });
  return exportPerson({ workspaceId, contactId, actor, requestId: request.id });
}

/** The person takes back what they asked for. @throws AppError `not_found` for what is not theirs, `conflict` where it is answered. */
export async function takeBackOwnRequest(
  { workspaceId, contactId, actor }: OwnPage,
  requestId: string,
): Promise<void> {
  const isTheirs = await db().rightsRequest.count({ where: { id: requestId, workspaceId, contactId } });
  if (isTheirs === 0) throw new AppError('not_found', { detail: 'There is no such request of yours.' });
  await advanceRequest({ workspaceId, actor, requestId, take: { step: 'withdraw' } });
}

/** The person takes a permission back; in force at once. */
export async function withdrawOwnConsent(
  { workspaceId, contactId, linkId, actor }: OwnPage,
  permission: { purpose: Purpose; channel: ContactChannel },
): Promise<void> {
  await withdrawConsent({
    workspaceId,
    contactId,
    actor,
    ...permission,
    evidence: { source: 'their own page', wordingVersion: null, reference: linkId },
    occurredAt: now(),
  });
}
