import type { Metadata } from 'next';
import { AbsenceDialog } from '@/components/approvals/absence-dialog';
import { approvalKeys } from '@/components/approvals/approval-keys';
import { ApprovalQueue } from '@/components/approvals/approval-queue';
import { approvalTableConfig } from '@/components/approvals/approval-table-config';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listApprovalsQuerySchema } from '@/lib/contracts/approvals';
import { personIdOf } from '@/lib/http/require-person';
import { listApprovals } from '@/lib/queries/approvals/list-approvals';
import { listAgentNames } from '@/lib/queries/names/list-agent-names';

export const metadata: Metadata = { title: 'Approvals' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ApprovalsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const agents = await listAgentNames(access.workspace.id);
  const asked = toTableSearchParams(readTableQuery(await searchParams, approvalTableConfig(agents)));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listApprovalsQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: approvalKeys.list(workspace, asked.toString()),
          data: await listApprovals(access.workspace, query.data, personIdOf(access.actor)),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Approvals"
        description="What the gate may not let through by itself. Nothing here happens until a person answers; silence never means yes."
        actions={access.permissions.has('approvals.decide') ? <AbsenceDialog /> : null}
      />
      <Prefetched entries={entries}>
        <ApprovalQueue
          workspace={workspace}
          agents={agents}
          canDecide={access.permissions.has('approvals.decide')}
        />
      </Prefetched>
    </Page>
  );
}
