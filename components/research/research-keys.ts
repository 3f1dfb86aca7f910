/** Query keys of research; they begin with the topic by which the stream wakes them. */
export const researchKeys = {
  account: (workspace: string, accountId: string) => ['accounts', workspace, 'research', accountId] as const,
  results: (workspace: string, days: number) => ['signals', workspace, 'intelligence', days] as const,
};
