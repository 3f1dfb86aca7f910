import { readPage, updatePage } from '@/lib/practice-platform/cms';
import { listStepPieces } from '@/lib/practice-platform/pieces';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import type { PieceTool } from '../kit/connector';
import { piecePlatform } from '../kit/piece-platform';

const access = { read: readPage, update: updatePage, refusal: PracticeApiError };

/** The words of a step's variants, or who gets which. */
export const stepPlatform = (of: 'variant' | 'split') => piecePlatform(of, access);

/** What came of a message is heard by mail, not told by the tool. */
export const pieces: PieceTool = { surface: 'email', listPieces: listStepPieces, reportDays: null };
