import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import { readSmsState, sendText } from '@/lib/practice-platform/sms';
import { classifyRefusal } from '../kit/classify-refusal';
import type { Connector } from '../kit/connector';
import { ConnectorError } from '../kit/connector-error';
import type { GuardedPlatform } from '../kit/guarded-action';

export const platform: GuardedPlatform = {
  fields: ['lastText'],
  read: ({ workspaceId, externalId }) => readSmsState(workspaceId, externalId),
  write: async ({ workspaceId, externalId, envelope }, { set, actionId, idempotencyKey }) => {
    if (!envelope) throw new ConnectorError('terminal', 'A text message needs a number and a sender.');
    const { externalRef } = await classifyRefusal(
      sendText({
        workspaceId,
        externalId,
        envelope,
        text: String(set.lastText),
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
