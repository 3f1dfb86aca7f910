/** Query keys of rollbacks; they begin with the topic by which the stream wakes them. */
export const rollbackKeys = {
  list: (workspace: string) => ['rollbacks', workspace, 'list'] as const,
  detail: (workspace: string, id: string) => ['rollbacks', workspace, 'detail', id] as const,
  items: (workspace: string, id: string, outlook: string) =>
    ['rollbacks', workspace, 'items', id, outlook] as const,
  subjects: (workspace: string) => ['rollbacks', workspace, 'subjects'] as const,
};
