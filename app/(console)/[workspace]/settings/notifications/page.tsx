import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { MailPanel } from '@/components/notifications/mail-panel';
import { notificationKeys } from '@/components/notifications/notification-keys';
import { NotificationsTable } from '@/components/notifications/notifications-table';
import { notificationsTableConfig } from '@/components/notifications/notifications-table-config';
import { WebhooksPanel } from '@/components/notifications/webhooks-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { pageAccess } from '@/lib/auth/access';
import { notificationsQuerySchema } from '@/lib/contracts/webhooks';
import { listNotifications } from '@/lib/queries/notifications/list-notifications';
import { listWebhooks } from '@/lib/queries/notifications/list-webhooks';
import { mailSender } from '@/lib/queries/notifications/mail-sender';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const header = (
    <PageHeader
      title="Notifications"
      description="How people and programs hear that something waits for a decision. Nothing is decided by opening a link."
    />
  );
  if (!access.permissions.has('webhooks.edit')) {
    return (
      <Page>
        {header}
        <Panel>
          <EmptyState title="For admins">
            An admin of this workspace says which programs are told. Whether you are written to you choose in
            your account.
          </EmptyState>
        </Panel>
      </Page>
    );
  }
  const workspaceId = access.workspace.id;
  const search = toTableSearchParams(readTableQuery(await searchParams, notificationsTableConfig));
  const query = notificationsQuerySchema.safeParse(Object.fromEntries(search));
  const queryClient = new QueryClient();
  await queryClient.prefetchQuery({
    queryKey: notificationKeys.webhooks(workspace),
    queryFn: () => listWebhooks(workspaceId),
  });
  if (query.success)
    await queryClient.prefetchQuery({
      queryKey: notificationKeys.sent(workspace, search.toString()),
      queryFn: () => listNotifications(workspaceId, query.data),
    });
  return (
    <Page>
      {header}
      <MailPanel sender={mailSender()} />
      <HydrationBoundary state={dehydrate(queryClient)}>
        <WebhooksPanel />
        <NotificationsTable />
      </HydrationBoundary>
    </Page>
  );
}
