/** Query keys of the practice platform; they begin with the live topic. */
export const practiceKeys = {
  all: ['practice'] as const,
  contacts: (workspace: string, search: string) => ['practice', workspace, 'contacts', search] as const,
  deals: (workspace: string, search: string) => ['practice', workspace, 'deals', search] as const,
  owners: (workspace: string, search: string) => ['practice', workspace, 'owners', search] as const,
  campaigns: (workspace: string, search: string) => ['practice', workspace, 'campaigns', search] as const,
  sequences: (workspace: string, search: string) => ['practice', workspace, 'sequences', search] as const,
  enrolments: (workspace: string, search: string) => ['practice', workspace, 'enrolments', search] as const,
  messages: (workspace: string, search: string) => ['practice', workspace, 'messages', search] as const,
  texts: (workspace: string, search: string) => ['practice', workspace, 'texts', search] as const,
  notices: (workspace: string, search: string) => ['practice', workspace, 'notices', search] as const,
  pages: (workspace: string) => ['practice', workspace, 'pages'] as const,
  requests: (workspace: string, search: string) => ['practice', workspace, 'requests', search] as const,
};
