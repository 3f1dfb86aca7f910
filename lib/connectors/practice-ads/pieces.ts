import { readPage, updatePage } from '@/lib/practice-platform/cms';
import { reportPageDays } from '@/lib/practice-platform/cms-days';
import { listAdPieces } from '@/lib/practice-platform/pieces';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import type { PieceTool } from '../kit/connector';
import { piecePlatform } from '../kit/piece-platform';

const access = { read: readPage, update: updatePage, refusal: PracticeApiError };

/** The words of an ad's variants, or their weights. */
export const creativePlatform = (of: 'variant' | 'split') => piecePlatform(of, access);

export const pieces: PieceTool = {
  surface: 'ad',
  listPieces: listAdPieces,
  reportDays: (workspaceId, days) => reportPageDays(workspaceId, days, 'ads'),
};
