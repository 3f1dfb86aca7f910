/** Query keys of people's rights; they begin with the topic by which the stream wakes them. */
export const rightsKeys = {
  list: (workspace: string, params: string) => ['rights', workspace, 'list', params] as const,
  detail: (workspace: string, id: string) => ['rights', workspace, 'detail', id] as const,
  contact: (workspace: string, id: string) => ['rights', workspace, 'contact', id] as const,
  register: (workspace: string) => ['rights', workspace, 'register'] as const,
};
