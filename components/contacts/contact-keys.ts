/** Query keys of contacts; they begin with the topic by which the stream wakes them. */
export const contactKeys = {
  list: (workspace: string, params: string) => ['contacts', workspace, 'list', params] as const,
  detail: (workspace: string, id: string) => ['contacts', workspace, 'detail', id] as const,
  contactability: (workspace: string, id: string) => ['contacts', workspace, 'contactability', id] as const,
  habits: (workspace: string, id: string) => ['contacts', workspace, 'habits', id] as const,
  explanation: (workspace: string, id: string) => ['contacts', workspace, 'explanation', id] as const,
  suppressions: (workspace: string, params: string) =>
    ['contacts', workspace, 'suppressions', params] as const,
  distress: (workspace: string, params: string) => ['contacts', workspace, 'distress', params] as const,
};
