import type { RightsRequestDetail } from '@/lib/contracts/rights';
import { requestContentSchema } from '@/lib/core/rights/request-content';
import { identityProofSchema, mayHaveCopy, offeredSteps } from '@/lib/core/rights/rights-request';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { openContent } from '@/lib/db/repositories/sealed-content';
import { resolveNames } from '../names/resolve-names';
import { contactFieldsOf, contactFieldsSelect } from './contact-fields';
import { presentRequest, refsOfRequest } from './present-request';

/** One request with what was written about it and what can be done. @throws AppError `not_found`, for foreign ids too. */
export async function readRequest(
  { id: workspaceId }: { id: string },
  requestId: string,
): Promise<RightsRequestDetail> {
  const row = await db().rightsRequest.findUnique({
    where: { id_workspaceId: { id: requestId, workspaceId } },
    include: { contact: { select: contactFieldsSelect } },
  });
  if (!row) throw new AppError('not_found', { detail: 'There is no such request.' });
  const content = openContent(row.content, requestContentSchema);
  const names = await resolveNames(workspaceId, refsOfRequest(row));
  return {
    ...presentRequest(row, names),
    identityBy: row.identityBy === null ? null : identityProofSchema.parse(row.identityBy),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    extendedAt: row.extendedAt?.toISOString() ?? null,
    content,
    fields: contactFieldsOf(row.contact),
    steps: offeredSteps({ status: row.status, isExtended: row.extendedAt !== null }),
    hasCopy: mayHaveCopy(row),
  };
}
