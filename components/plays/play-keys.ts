/** Query keys of plays; they begin with the topic by which the stream wakes them. */
export const playKeys = {
  list: (workspace: string) => ['plays', workspace, 'list'] as const,
  detail: (workspace: string, id: string) => ['plays', workspace, 'detail', id] as const,
};
