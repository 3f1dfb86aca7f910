/** Query keys of topics, surges and buying groups; they begin with the topic by which the stream wakes them. */
export const interestKeys = {
  topics: (workspace: string) => ['signals', workspace, 'topics'] as const,
  surges: (workspace: string, params: string) => ['signals', workspace, 'surges', params] as const,
  group: (workspace: string, accountId: string) =>
    ['accounts', workspace, 'buying-group', accountId] as const,
};
