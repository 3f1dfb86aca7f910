/** Query keys of sources and of what they delivered; they begin with the topic by which the stream wakes them. */
export const sourceKeys = {
  all: ['sources'] as const,
  list: (workspace: string) => ['sources', workspace, 'list'] as const,
  platforms: (workspace: string) => ['sources', workspace, 'platforms'] as const,
  detail: (workspace: string, id: string) => ['sources', workspace, 'detail', id] as const,
  /** Of actions, which come far more rarely than what a source sends. */
  descendants: (workspace: string, id: string, from: string) =>
    ['rollbacks', workspace, 'descendants', id, from] as const,
  deliveries: (workspace: string, params: string) => ['sources', workspace, 'deliveries', params] as const,
  delivery: (workspace: string, id: string) => ['sources', workspace, 'delivery', id] as const,
};
