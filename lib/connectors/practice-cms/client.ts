import { lastPageEditorOf, readPage, updatePage } from '@/lib/practice-platform/cms';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import type { Connector } from '../kit/connector';
import { piecePlatform } from '../kit/piece-platform';

const access = { read: readPage, update: updatePage, refusal: PracticeApiError };

/** The platform's answers; of a page only the given kind of field is ever set. */
export const platform = (of: 'variant' | 'split') => piecePlatform(of, access);

export const changedBy: NonNullable<Connector['changedBy']> = ({ workspaceId, externalId }) =>
  lastPageEditorOf(workspaceId, externalId);

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
