import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { InterestTabs } from '@/components/interest/interest-tabs';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { signalKeys } from '@/components/signals/signal-keys';
import { SignalTable } from '@/components/signals/signal-table';
import { signalTableConfig } from '@/components/signals/signal-table-config';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listSignalsQuerySchema } from '@/lib/contracts/signal-list';
import { listSignalSources } from '@/lib/queries/signals/list-signal-sources';
import { listSignals } from '@/lib/queries/signals/list-signals';

export const metadata: Metadata = { title: 'Signals' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SignalsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const sources = await listSignalSources(access.workspace.id);
  const asked = toTableSearchParams(readTableQuery(await searchParams, signalTableConfig(sources)));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listSignalsQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: signalKeys.list(workspace, asked.toString()),
          data: await listSignals(access.workspace, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Signals"
        description="Every fact that was observed, recorded once, with how far it can be trusted."
      />
      <InterestTabs workspace={workspace} current="signals" />
      <Prefetched entries={entries}>
        <SignalTable workspace={workspace} sources={sources} />
      </Prefetched>
    </Page>
  );
}
