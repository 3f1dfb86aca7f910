/** Query keys of agents; they begin with the live topic. */
export const agentKeys = {
  list: (workspace: string) => ['agents', workspace, 'list'] as const,
  choices: (workspace: string, id: string) => ['agents', workspace, 'choices', id] as const,
  use: (workspace: string, id: string) => ['agents', workspace, 'use', id] as const,
  autonomy: (workspace: string, id: string) => ['agents', workspace, 'autonomy', id] as const,
  bounds: (workspace: string, id: string) => ['agents', workspace, 'bounds', id] as const,
  contactFrequency: (workspace: string, id: string) =>
    ['agents', workspace, 'contact-frequency', id] as const,
  responseCurves: (workspace: string, id: string) => ['agents', workspace, 'response-curves', id] as const,
  searchTerms: (workspace: string, id: string) => ['agents', workspace, 'search-terms', id] as const,
  models: (workspace: string, id: string) => ['agents', workspace, 'models', id] as const,
  detail: (workspace: string, id: string) => ['agents', workspace, 'detail', id] as const,
};
