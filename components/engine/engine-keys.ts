/** Query keys of the workflow engine. No topic of the stream wakes them: when the engine stands still, nothing is written. */
export const engineKeys = {
  pulse: (workspace: string) => ['engine', workspace, 'pulse'] as const,
  health: (workspace: string) => ['engine', workspace, 'health'] as const,
};
