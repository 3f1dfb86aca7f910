/** Query keys of people; they begin with the live topic. */
export const peopleKeys = {
  all: ['people'] as const,
  list: (workspace: string, search: string) => ['people', workspace, 'list', search] as const,
  crmOwners: (workspace: string) => ['people', workspace, 'crm-owners'] as const,
};
