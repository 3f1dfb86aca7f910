/** Query keys of profiles; they begin with the topic of contacts, by which the stream wakes them. */
export const profileKeys = {
  duplicates: (workspace: string) => ['contacts', workspace, 'duplicates'] as const,
  merged: (workspace: string) => ['contacts', workspace, 'merged'] as const,
  ofPerson: (workspace: string, contactId: string) => ['contacts', workspace, 'profiles', contactId] as const,
};
