import type { Metadata } from 'next';
import { attributionKeys } from '@/components/attribution/attribution-keys';
import { OpportunityScreen } from '@/components/attribution/opportunity-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readOpportunity } from '@/lib/queries/attribution/read-opportunity';

export const metadata: Metadata = { title: 'Opportunity' };

export default async function OpportunityPage({
  params,
}: {
  params: Promise<{ workspace: string; opportunityId: string }>;
}) {
  const { workspace, opportunityId } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const opportunity = await orNotFound(readOpportunity(access.workspace.id, opportunityId));
  return (
    <Prefetched entries={[{ key: attributionKeys.opportunity(workspace, opportunityId), data: opportunity }]}>
      <OpportunityScreen id={opportunityId} />
    </Prefetched>
  );
}
