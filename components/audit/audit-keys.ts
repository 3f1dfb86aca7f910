/** Query keys of the record; they begin with the topic by which the stream wakes them, but for the timeline, which counts all that is found. */
export const auditKeys = {
  list: (workspace: string, params: string) => ['audit', workspace, 'list', params] as const,
  timeline: (workspace: string, search: string) => ['audit-timeline', workspace, search] as const,
  log: (workspace: string) => ['audit', workspace, 'log'] as const,
  detail: (workspace: string, id: string) => ['audit', workspace, 'detail', id] as const,
};
