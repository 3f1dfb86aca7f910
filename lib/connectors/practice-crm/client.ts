import {
  lastEditorOf,
  readContact,
  readContacts,
  updateContact,
  updateContacts,
} from '@/lib/practice-platform/crm';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import { classifyRefusal, refusedBy } from '../kit/classify-refusal';
import type { Connector, ConnectorContext } from '../kit/connector';
import type { GuardedPlatform } from '../kit/guarded-action';

const read = ({ workspaceId, externalId }: ConnectorContext) =>
  classifyRefusal(readContact(workspaceId, externalId), PracticeApiError);

/** The platform's answers, seen through the given fields. */
export const platform = (fields: readonly string[]): GuardedPlatform => ({
  fields,
  perSecond: 500,
  read,
  write: async ({ workspaceId, externalId }, { set, expected, idempotencyKey }) => {
    const { externalRef } = await classifyRefusal(
      updateContact({ workspaceId, externalId, set, expected, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
  readMany: (contexts) => {
    const [first] = contexts;
    return first
      ? readContacts(
          first.workspaceId,
          contexts.map(({ externalId }) => externalId),
        )
      : Promise.resolve([]);
  },
  writeMany: async (orders) => {
    const answers = await updateContacts(
      orders.map(({ context: { workspaceId, externalId }, set, expected, idempotencyKey }) => ({
        workspaceId,
        externalId,
        set,
        expected,
        idempotencyKey,
      })),
    );
    return answers.map((answer) =>
      answer instanceof PracticeApiError
        ? { error: refusedBy(answer) }
        : { receipt: { externalRef: answer.externalRef } },
    );
  },
});

export const changedBy: NonNullable<Connector['changedBy']> = ({ workspaceId, externalId }) =>
  lastEditorOf(workspaceId, externalId);

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
