import type { Metadata } from 'next';
import { interestKeys } from '@/components/interest/interest-keys';
import { InterestTabs } from '@/components/interest/interest-tabs';
import { SurgeList } from '@/components/interest/surge-list';
import { OPEN_SURGES } from '@/components/interest/surge-params';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { pageAccess } from '@/lib/auth/access';
import { listSurgesQuerySchema } from '@/lib/contracts/interest';
import { listSurges } from '@/lib/queries/interest/list-surges';

export const metadata: Metadata = { title: 'Surges' };

export default async function SurgesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const query = listSurgesQuerySchema.parse(Object.fromEntries(new URLSearchParams(OPEN_SURGES)));
  return (
    <Page>
      <PageHeader
        title="Surges"
        description="Accounts whose people engage more than their own history, their peers and chance explain."
        actions={<TextLink href={`/${workspace}/agents/signal-intelligence`}>What came of them</TextLink>}
      />
      <InterestTabs workspace={workspace} current="surges" />
      <Prefetched
        entries={[
          {
            key: interestKeys.surges(workspace, OPEN_SURGES),
            data: { pages: [await listSurges(access.workspace.id, query)], pageParams: [null] },
          },
        ]}
      >
        <SurgeList />
      </Prefetched>
    </Page>
  );
}
