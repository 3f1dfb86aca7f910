/** Query keys of approvals; they begin with the topic by which the stream wakes them. */
export const approvalKeys = {
  list: (workspace: string, params: string) => ['approvals', workspace, 'list', params] as const,
  reviewers: (workspace: string) => ['approvals', workspace, 'reviewers'] as const,
  delegation: (workspace: string) => ['approvals', workspace, 'delegation'] as const,
  detail: (workspace: string, id: string) => ['approvals', workspace, 'detail', id] as const,
};
