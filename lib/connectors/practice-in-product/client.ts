import { z } from 'zod';
import { readNoticeState, updateNotice } from '@/lib/practice-platform/in-product';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import { classifyRefusal } from '../kit/classify-refusal';
import type { Connector } from '../kit/connector';
import { ConnectorError } from '../kit/connector-error';
import type { GuardedPlatform } from '../kit/guarded-action';

const noticeSchema = z.strictObject({ shownTitle: z.string().nullable(), shownText: z.string().nullable() });

export const platform: GuardedPlatform = {
  fields: ['shownTitle', 'shownText'],
  read: ({ workspaceId, externalId }) => readNoticeState(workspaceId, externalId),
  write: async ({ workspaceId, externalId, envelope }, { set, expected, idempotencyKey }) => {
    const notice = noticeSchema.safeParse(set);
    if (!notice.success)
      throw new ConnectorError('terminal', 'A message in the product needs a title and a text, or neither.');
    const { externalRef } = await classifyRefusal(
      updateNotice({ workspaceId, externalId, set: notice.data, expected, envelope, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
};

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
