import type { ContactRights } from '@/lib/contracts/rights';
import { correctableFieldSchema } from '@/lib/core/rights/correctable-fields';
import { limitContentSchema } from '@/lib/core/rights/request-content';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { openContent } from '@/lib/db/repositories/sealed-content';
import { now } from '@/lib/platform/clock';
import { resolveNames } from '../names/resolve-names';
import { contactFieldsOf, contactFieldsSelect } from './contact-fields';
import { presentRequest, refsOfRequest } from './present-request';

const NEWEST = 50;

/** What one person asked for, what is limited, what was put right, and which links work. @throws AppError `not_found`. */
export async function readContactRights(
  { id: workspaceId }: { id: string },
  contactId: string,
): Promise<ContactRights> {
  const contact = await db().contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: contactFieldsSelect,
  });
  if (!contact) throw new AppError('not_found', { detail: 'There is no such contact.' });
  // Whatever of their profiles it was said of, it is about the person.
  const about = { workspaceId, contactId: { in: await profileIdsOf(db(), workspaceId, contactId) } };
  const [limits, requests, corrections, links] = await Promise.all([
    db().processingLimit.findMany({ where: about, orderBy: { id: 'desc' } }),
    db().rightsRequest.findMany({ where: about, orderBy: { id: 'desc' }, take: NEWEST }),
    db().contactCorrection.findMany({ where: about, orderBy: { id: 'desc' }, take: NEWEST }),
    db().selfServiceLink.findMany({
      where: { ...about, revokedAt: null, expiresAt: { gt: now() } },
      orderBy: { id: 'desc' },
    }),
  ]);
  const people = [
    ...limits.flatMap(({ setById, liftedById }) => [setById, liftedById]),
    ...corrections.map(({ correctedById }) => correctedById),
    ...links.map(({ createdById }) => createdById),
  ];
  const names = await resolveNames(workspaceId, [
    ...requests.flatMap(refsOfRequest),
    ...people.flatMap((id) => (id === null ? [] : [{ type: 'person', id }])),
  ]);
  const by = (id: string) => names.of('person', id);
  return {
    fields: contactFieldsOf(contact),
    limits: limits.map(({ id, kind, requestId, setById, setAt, liftedById, liftedAt, content }) => {
      const known = openContent(content, limitContentSchema);
      return {
        id,
        kind,
        requestId,
        setBy: by(setById),
        setAt: setAt.toISOString(),
        lifted:
          liftedAt === null || liftedById === null
            ? null
            : { by: by(liftedById), at: liftedAt.toISOString(), reason: known?.liftReason ?? null },
      };
    }),
    requests: requests.map((row) => presentRequest(row, names)),
    corrections: corrections.map(({ id, field, correctedAt, correctedById }) => ({
      id,
      field: correctableFieldSchema.parse(field),
      at: correctedAt.toISOString(),
      by: by(correctedById),
    })),
    links: links.map(({ id, createdById, createdAt, expiresAt }) => ({
      id,
      createdBy: by(createdById),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
