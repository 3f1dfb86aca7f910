/** Query keys of the policy; they begin with the live topic. */
export const policyKeys = {
  screen: (workspace: string) => ['policies', workspace, 'screen'] as const,
  versions: (workspace: string) => ['policies', workspace, 'versions'] as const,
  compare: (workspace: string, from: number, to: number) =>
    ['policies', workspace, 'compare', from, to] as const,
  replay: (workspace: string, id: string | null) => ['policies', workspace, 'replay', id] as const,
  pending: (workspace: string) => ['policies', workspace, 'pending'] as const,
};
