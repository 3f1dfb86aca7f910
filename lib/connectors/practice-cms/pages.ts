import { listPages } from '@/lib/practice-platform/cms';
import { reportPageDays } from '@/lib/practice-platform/cms-days';
import type { PageTool } from '../kit/connector';

export const pages: PageTool = {
  listPages: async (workspaceId) =>
    (await listPages(workspaceId)).map(({ externalId, title, path, language, state }) => ({
      externalId,
      title,
      path,
      language,
      state,
    })),
  reportDays: reportPageDays,
};
