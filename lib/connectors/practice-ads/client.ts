import { readCampaign, updateCampaign } from '@/lib/practice-platform/ads';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import type { Connector, ConnectorContext } from '../kit/connector';
import { ConnectorError } from '../kit/connector-error';
import type { GuardedPlatform } from '../kit/guarded-action';

/** A refusal of the platform is final: the same request will be refused again. */
async function refusalIsTerminal<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof PracticeApiError)
      throw new ConnectorError('terminal', error.message, { cause: error });
    throw error;
  }
}

const read = ({ workspaceId, externalId }: ConnectorContext) =>
  refusalIsTerminal(readCampaign(workspaceId, externalId));

/** The platform's answers, seen through the given fields. */
export const platform = (fields: readonly string[]): GuardedPlatform => ({
  fields,
  read,
  write: async ({ workspaceId, externalId }, set, idempotencyKey) => {
    const { externalRef } = await refusalIsTerminal(
      updateCampaign({ workspaceId, externalId, set, idempotencyKey }),
    );
    return { externalRef };
  },
});

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
