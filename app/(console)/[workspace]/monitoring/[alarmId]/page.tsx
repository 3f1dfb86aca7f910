import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { alarmKeys } from '@/components/monitoring/alarm-keys';
import { AlarmScreen } from '@/components/monitoring/alarm-screen';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readAlarm } from '@/lib/queries/monitoring/list-alarms';

export const metadata: Metadata = { title: 'Alarm' };

export default async function AlarmPage({
  params,
}: {
  params: Promise<{ workspace: string; alarmId: string }>;
}) {
  const { workspace, alarmId } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const alarm = await orNotFound(readAlarm(access.workspace.id, alarmId));
  return (
    <Page>
      <PageHeader
        title={alarm.title}
        breadcrumb={[{ label: 'Monitoring', href: `/${workspace}/monitoring` }]}
      />
      <Prefetched entries={[{ key: alarmKeys.detail(workspace, alarmId), data: alarm }]}>
        <AlarmScreen id={alarmId} />
      </Prefetched>
    </Page>
  );
}
