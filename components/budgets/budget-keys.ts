/** Query keys of budgets; they begin with the live topic. */
export const budgetKeys = {
  list: (workspace: string) => ['budgets', workspace, 'list'] as const,
  detail: (workspace: string, id: string) => ['budgets', workspace, 'detail', id] as const,
  subjects: (workspace: string) => ['budgets', workspace, 'subjects'] as const,
};
