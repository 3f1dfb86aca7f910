import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { runKeys } from '@/components/runs/run-keys';
import { readRunNarrowing, runParams } from '@/components/runs/run-narrowing';
import { RunTable } from '@/components/runs/run-table';
import { runTableConfig } from '@/components/runs/run-table-config';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listRunsQuerySchema } from '@/lib/contracts/runs';
import { listAgentNames } from '@/lib/queries/names/list-agent-names';
import { readName } from '@/lib/queries/names/read-name';
import { listRuns } from '@/lib/queries/runs/list-runs';

export const metadata: Metadata = { title: 'Runs' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RunsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const agents = await listAgentNames(access.workspace.id);
  const search = await searchParams;
  const narrowing = readRunNarrowing(search);
  const table = toTableSearchParams(readTableQuery(search, runTableConfig(agents)));
  const asked = runParams(table, narrowing);
  const named = narrowing.subject ?? narrowing.play ?? narrowing.holdout;
  const subject = named ? await readName(access.workspace.id, named) : null;
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listRunsQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [{ key: runKeys.list(workspace, asked.toString()), data: await listRuns(access.workspace, query.data) }]
    : [];
  return (
    <Page>
      <PageHeader
        title="Runs"
        description="Each signal’s way from what was seen to what came of it. A decision to do nothing is a run too."
      />
      <Prefetched entries={entries}>
        <RunTable workspace={workspace} agents={agents} subject={subject} />
      </Prefetched>
    </Page>
  );
}
