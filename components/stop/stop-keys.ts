/** Query keys of what stands in the shell; they begin with the topics by which the stream wakes them. */
export const shellKeys = {
  stop: (workspace: string) => ['workspace', workspace, 'stop'] as const,
  counts: (workspace: string) => ['approvals', workspace, 'counts'] as const,
};
