import type { Metadata } from 'next';
import { AuditTabs } from '@/components/audit/audit-tabs';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { retentionKeys } from '@/components/retention/retention-keys';
import { RetentionScreen } from '@/components/retention/retention-screen';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { readRetention } from '@/lib/queries/audit/read-retention';

export const metadata: Metadata = { title: 'Retention and holds' };

export default async function RetentionPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'audit.read');
  return (
    <Page>
      <PageHeader
        title="Audit"
        description="How long the record keeps what its entries say, and what is kept beyond that. Places, hashes, times and ids are never dropped: every proof holds on."
      />
      <AuditTabs workspace={workspace} current="retention" />
      <Prefetched
        entries={[{ key: retentionKeys.all(workspace), data: await readRetention(access.workspace.id) }]}
      >
        <RetentionScreen workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
