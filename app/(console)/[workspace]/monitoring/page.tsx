import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { alarmKeys } from '@/components/monitoring/alarm-keys';
import { AlarmList } from '@/components/monitoring/alarm-list';
import { alarmParams, readAlarmFilter } from '@/components/monitoring/alarm-params';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listAlarmsQuerySchema } from '@/lib/contracts/alarms';
import { listAlarms } from '@/lib/queries/monitoring/list-alarms';

export const metadata: Metadata = { title: 'Monitoring' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MonitoringPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const filter = readAlarmFilter(await searchParams);
  const asked = alarmParams(filter);
  const query = listAlarmsQuerySchema.parse(Object.fromEntries(new URLSearchParams(asked)));
  return (
    <Page>
      <PageHeader
        title="Monitoring"
        description="Quiet drift of agents, and anomalies of what they move: what was seen, and what was changed near it."
      />
      <Prefetched
        entries={[
          {
            key: alarmKeys.list(workspace, asked),
            data: { pages: [await listAlarms(access.workspace.id, query)], pageParams: [null] },
          },
        ]}
      >
        <AlarmList filter={filter} />
      </Prefetched>
    </Page>
  );
}
