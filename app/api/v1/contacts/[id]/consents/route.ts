import { stateConsentBodySchema, statedSchema } from '@/lib/contracts/consents';
import { contactIdParams } from '@/lib/contracts/contacts';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { recordConsent } from '@/lib/usecases/contacts/record-consent';
import { withdrawConsent } from '@/lib/usecases/contacts/withdraw-consent';

export const POST = withApi({
  access: 'contacts.consent',
  params: contactIdParams,
  body: stateConsentBodySchema,
  response: statedSchema,
  status: 201,
  handler: ({ access, params, body }) => {
    const { purpose, channel, evidence } = body;
    const stated = {
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      contactId: params.id,
      purpose,
      channel,
      evidence,
      occurredAt: new Date(body.occurredAt),
    };
    if (body.status === 'withdrawn') return withdrawConsent(stated);
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    return recordConsent({ ...stated, basis: body.basis, expiresAt });
  },
});
