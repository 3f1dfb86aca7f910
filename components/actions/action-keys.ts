/** Query keys of actions; they begin with the topic by which the stream wakes them. */
export const actionKeys = {
  detail: (workspace: string, id: string) => ['actions', workspace, 'detail', id] as const,
  targets: (workspace: string, id: string) => ['actions', workspace, 'targets', id] as const,
  enrolments: (workspace: string) => ['actions', workspace, 'enrolments'] as const,
};
