/** Query keys of accounts; they begin with the topic by which the stream wakes them. */
export const accountKeys = {
  list: (workspace: string, params: string) => ['accounts', workspace, 'list', params] as const,
  detail: (workspace: string, id: string) => ['accounts', workspace, 'detail', id] as const,
};
