import type { Metadata } from 'next';
import { ApprovalDetail } from '@/components/approvals/approval-detail';
import { approvalKeys } from '@/components/approvals/approval-keys';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { personIdOf } from '@/lib/http/require-person';
import { readApproval } from '@/lib/queries/approvals/read-approval';

export const metadata: Metadata = { title: 'Approval' };

export default async function ApprovalPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const approval = await orNotFound(readApproval(access.workspace, id, personIdOf(access.actor)));
  const mayDecide =
    access.permissions.has('approvals.decide') && approval.action.requester.id !== access.actor.id;
  return (
    <Prefetched entries={[{ key: approvalKeys.detail(workspace, id), data: approval }]}>
      <ApprovalDetail
        workspace={workspace}
        id={id}
        canDecide={mayDecide}
        canReadRecord={access.permissions.has('audit.read')}
      />
    </Prefetched>
  );
}
