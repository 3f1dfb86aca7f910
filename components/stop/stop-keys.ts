/** Query keys of what stands in the shell; they begin with the topics by which the stream wakes them. */
export const shellKeys = {
  stop: (workspace: string) => ['workspace', workspace, 'stop'] as const,
  pauses: (workspace: string, status: 'active' | 'lifted') => ['stops', workspace, status] as const,
  pause: (workspace: string, id: string) => ['stops', workspace, 'account', id] as const,
  subjects: (workspace: string) => ['stops', workspace, 'subjects'] as const,
  drills: (workspace: string) => ['stops', workspace, 'drills'] as const,
  counts: (workspace: string) => ['approvals', workspace, 'counts'] as const,
};
