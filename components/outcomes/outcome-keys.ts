export type OutcomeStatus = 'open' | 'judged';

/** Query keys of outcomes; they begin with the live topic, which is that of actions. */
export const outcomeKeys = {
  list: (workspace: string, agent: string, status: OutcomeStatus) =>
    ['actions', workspace, 'outcomes', agent, status] as const,
  ofAction: (workspace: string, action: string) => ['actions', workspace, 'outcome', action] as const,
};
