/** Query keys of agents; they begin with the live topic. */
export const agentKeys = {
  list: (workspace: string) => ['agents', workspace, 'list'] as const,
  detail: (workspace: string, id: string) => ['agents', workspace, 'detail', id] as const,
};
