/** Query keys of attribution and opportunities; they begin with the live topic. */
export const attributionKeys = {
  overview: (workspace: string, params: string) => ['attribution', workspace, 'overview', params] as const,
  opportunities: (workspace: string, params: string) =>
    ['attribution', workspace, 'opportunities', params] as const,
  opportunity: (workspace: string, id: string) => ['attribution', workspace, 'opportunity', id] as const,
  touches: (workspace: string, id: string) => ['attribution', workspace, 'touches', id] as const,
};
