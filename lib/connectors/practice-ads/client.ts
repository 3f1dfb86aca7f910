import { lastEditorOf, readCampaign, readTargeting, updateCampaign } from '@/lib/practice-platform/ads';
import { lastPageEditorOf } from '@/lib/practice-platform/cms';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import { classifyRefusal } from '../kit/classify-refusal';
import type { Connector, ConnectorContext } from '../kit/connector';
import type { GuardedPlatform } from '../kit/guarded-action';

const read = ({ workspaceId, externalId }: ConnectorContext) =>
  classifyRefusal(readCampaign(workspaceId, externalId), PracticeApiError);

/** The platform's answers, seen through the given fields. */
export const platform = (fields: readonly string[]): GuardedPlatform => ({
  fields,
  perSecond: 200,
  read,
  write: async ({ workspaceId, externalId }, { set, expected, idempotencyKey }) => {
    const { externalRef } = await classifyRefusal(
      updateCampaign({ workspaceId, externalId, set, expected, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
});

/** The same, through the companies a campaign is shown to and the terms it is kept from: which of them it is about, the action says. */
export const audienceOf = (): GuardedPlatform => ({
  ...platform([]),
  fields: ({ fields = [] }) => fields,
  read: ({ workspaceId, externalId, fields = [] }) =>
    classifyRefusal(readTargeting(workspaceId, externalId, fields), PracticeApiError),
});

/** Of a campaign, or of the ad of one. */
export const changedBy: NonNullable<Connector['changedBy']> = async ({ workspaceId, externalId }) =>
  (await lastEditorOf(workspaceId, externalId)) ?? lastPageEditorOf(workspaceId, externalId);

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
