/** Query keys of API keys; they begin with the live topic. */
export const apiKeyKeys = {
  all: ['keys'] as const,
  list: (workspace: string, search: string) => ['keys', workspace, 'list', search] as const,
};
