import { lastEditorOf, readCampaign, updateCampaign } from '@/lib/practice-platform/ads';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import type { Connector, ConnectorContext } from '../kit/connector';
import type { GuardedPlatform } from '../kit/guarded-action';
import { refusalIsTerminal } from '../kit/refusal-is-terminal';

const read = ({ workspaceId, externalId }: ConnectorContext) =>
  refusalIsTerminal(readCampaign(workspaceId, externalId), PracticeApiError);

/** The platform's answers, seen through the given fields. */
export const platform = (fields: readonly string[]): GuardedPlatform => ({
  fields,
  read,
  write: async ({ workspaceId, externalId }, { set, idempotencyKey }) => {
    const { externalRef } = await refusalIsTerminal(
      updateCampaign({ workspaceId, externalId, set, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
});

export const changedBy: NonNullable<Connector['changedBy']> = ({ workspaceId, externalId }) =>
  lastEditorOf(workspaceId, externalId);

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
