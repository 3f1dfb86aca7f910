/** Query keys of decisions. They never change: no topic of the stream wakes them. */
export const decisionKeys = {
  explanation: (workspace: string, id: string) => ['decisions', workspace, 'explanation', id] as const,
};
