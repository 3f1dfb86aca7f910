/** Query keys of alarms; they begin with the live topic. */
export const alarmKeys = {
  list: (workspace: string, params: string) => ['alarms', workspace, 'list', params] as const,
  detail: (workspace: string, id: string) => ['alarms', workspace, 'detail', id] as const,
  drift: (workspace: string, agentId: string) => ['alarms', workspace, 'drift', agentId] as const,
};
