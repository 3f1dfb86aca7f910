import { readPageField } from '@/lib/core/content/page-state';
import { lastPageEditorOf, readPage, updatePage } from '@/lib/practice-platform/cms';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import { classifyRefusal } from '../kit/classify-refusal';
import type { Connector, ConnectorContext } from '../kit/connector';
import type { GuardedPlatform } from '../kit/guarded-action';

const read = ({ workspaceId, externalId }: ConnectorContext) =>
  classifyRefusal(readPage(workspaceId, externalId), PracticeApiError);

/** The platform's answers; of a page only the given kind of field is ever set. */
export const platform = (of: 'variant' | 'split'): GuardedPlatform => ({
  fields: [],
  sets: (field) => readPageField(field)?.of === of,
  perSecond: 200,
  read,
  write: async ({ workspaceId, externalId }, { set, expected, idempotencyKey }) => {
    const { externalRef } = await classifyRefusal(
      updatePage({ workspaceId, externalId, set, expected, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
});

export const changedBy: NonNullable<Connector['changedBy']> = ({ workspaceId, externalId }) =>
  lastPageEditorOf(workspaceId, externalId);

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
