/** Query keys of files; they begin with the topic by which the stream wakes them. */
export const fileKeys = {
  all: (workspace: string) => ['sources', workspace, 'files'] as const,
  list: (workspace: string) => ['sources', workspace, 'files', 'list'] as const,
  detail: (workspace: string, id: string) => ['sources', workspace, 'files', 'detail', id] as const,
  rejects: (workspace: string, id: string) => ['sources', workspace, 'files', 'rejects', id] as const,
  /** Of a mapping that is not kept yet: no change elsewhere alters it. */
  sample: (workspace: string, id: string, body: string) => ['file sample', workspace, id, body] as const,
};
