import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { playKeys } from '@/components/plays/play-keys';
import { PlayScreen } from '@/components/plays/play-screen';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readPlay } from '@/lib/queries/plays/read-play';

export const metadata: Metadata = { title: 'Play' };

export default async function PlayPage({
  params,
}: {
  params: Promise<{ workspace: string; playId: string }>;
}) {
  const { workspace, playId } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const play = await orNotFound(readPlay(access.workspace.id, playId));
  return (
    <Prefetched entries={[{ key: playKeys.detail(workspace, playId), data: play }]}>
      <PlayScreen id={playId} />
    </Prefetched>
  );
}
