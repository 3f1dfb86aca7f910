import { catalogue } from '@/lib/core/actions/catalogue';
import { readMailState, sendMessage } from '@/lib/practice-platform/email';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import { classifyRefusal } from '../kit/classify-refusal';
import type { Connector } from '../kit/connector';
import { ConnectorError } from '../kit/connector-error';
import type { GuardedPlatform } from '../kit/guarded-action';

const payloadSchema = catalogue['email.message.send'].payload;

export const platform: GuardedPlatform = {
  fields: ['lastSubject'],
  read: ({ workspaceId, externalId }) => readMailState(workspaceId, externalId),
  write: async ({ workspaceId, externalId, envelope }, { set, payload, actionId, idempotencyKey }) => {
    const message = payloadSchema.safeParse(payload);
    if (!envelope || !message.success)
      throw new ConnectorError('terminal', 'A message needs its words, an address and a sender.');
    const { externalRef } = await classifyRefusal(
      sendMessage({
        workspaceId,
        externalId,
        envelope,
        subject: String(set.lastSubject),
        body: message.data.body,
        actionId,
        idempotencyKey,
      }),
      PracticeApiError,
    );
    return { externalRef };
  },
};

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
