/** Query keys of runs; they begin with the topic by which the stream wakes them. */
export const runKeys = {
  list: (workspace: string, params: string) => ['runs', workspace, 'list', params] as const,
  detail: (workspace: string, id: string) => ['runs', workspace, 'detail', id] as const,
  /** A topic of its own: each step of each run wakes it. */
  steps: (workspace: string, id: string) => ['steps', workspace, id] as const,
};
