/** Query keys of landing pages and approved facts; they begin with the topic by which the stream wakes them. */
export const contentKeys = {
  pages: (workspace: string, surface: string) => ['content', workspace, 'pages', surface] as const,
  page: (workspace: string, id: string) => ['content', workspace, 'page', id] as const,
  facts: (workspace: string) => ['content', workspace, 'facts'] as const,
};
