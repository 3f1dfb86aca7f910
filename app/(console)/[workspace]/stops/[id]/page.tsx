import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PauseAccountScreen } from '@/components/stop/pause-account-screen';
import { shellKeys } from '@/components/stop/stop-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readPauseAccount } from '@/lib/queries/stops/read-pause-account';

export const metadata: Metadata = { title: 'What a stop met' };

export default async function PausePage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const account = await orNotFound(readPauseAccount(access.workspace, id));
  return (
    <Page>
      <Prefetched entries={[{ key: shellKeys.pause(workspace, id), data: account }]}>
        <PauseAccountScreen id={id} />
      </Prefetched>
    </Page>
  );
}
