import { listPages } from '@/lib/practice-platform/cms';
import { reportPageDays } from '@/lib/practice-platform/cms-days';
import type { PieceTool } from '../kit/connector';

export const pieces: PieceTool = {
  surface: 'page',
  listPieces: (workspaceId) => listPages(workspaceId),
  reportDays: (workspaceId, days) => reportPageDays(workspaceId, days),
};
