/** Query keys of the lists of data centres; they begin with the topic by which the stream wakes them. */
export const ipRangeKeys = {
  list: (workspace: string) => ['sources', workspace, 'ip-ranges'] as const,
};
