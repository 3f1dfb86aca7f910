/** Query keys of language models; they begin with the live topic. */
export const modelKeys = {
  ofAgent: (workspace: string, agentId: string) => ['agents', workspace, 'language-model', agentId] as const,
  evaluation: (workspace: string, id: string) => ['agents', workspace, 'model-evaluation', id] as const,
};
