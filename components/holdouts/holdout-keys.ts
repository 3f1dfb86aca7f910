/** Query keys of holdouts; they begin with the topic by which the stream wakes them. */
export const holdoutKeys = {
  list: (workspace: string, of: string | null) => ['holdouts', workspace, 'list', of] as const,
  detail: (workspace: string, id: string) => ['holdouts', workspace, 'detail', id] as const,
  subjects: (workspace: string) => ['holdouts', workspace, 'subjects'] as const,
  evidence: (workspace: string, agentId: string) => ['holdouts', workspace, 'evidence', agentId] as const,
};
