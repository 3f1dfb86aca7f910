/** Query keys of webhooks and of what was sent; they begin with the live topic. */
export const notificationKeys = {
  all: ['webhooks'] as const,
  webhooks: (workspace: string) => ['webhooks', workspace, 'endpoints'] as const,
  sent: (workspace: string, search: string) => ['webhooks', workspace, 'sent', search] as const,
};
