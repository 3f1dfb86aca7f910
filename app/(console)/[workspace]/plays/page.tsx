import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { playKeys } from '@/components/plays/play-keys';
import { PlayList } from '@/components/plays/play-list';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listPlays } from '@/lib/queries/plays/list-plays';

export const metadata: Metadata = { title: 'Plays' };

export default async function PlaysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Plays"
        description="Prepared answers to signals, surges and times: whom they take up gets a run. What agents may do in it is for scope, policy and gate to say."
      />
      <Prefetched entries={[{ key: playKeys.list(workspace), data: await listPlays(access.workspace.id) }]}>
        <PlayList />
      </Prefetched>
    </Page>
  );
}
