/** Query keys of signals; they begin with the topic by which the stream wakes them. */
export const signalKeys = {
  list: (workspace: string, params: string) => ['signals', workspace, 'list', params] as const,
  detail: (workspace: string, id: string) => ['signals', workspace, 'detail', id] as const,
};
