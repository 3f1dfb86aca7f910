import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { SignalDetail } from '@/components/signals/signal-detail';
import { signalKeys } from '@/components/signals/signal-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readSignal } from '@/lib/queries/signals/read-signal';

export const metadata: Metadata = { title: 'Signal' };

export default async function SignalPage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const signal = await orNotFound(readSignal(access.workspace, id));
  return (
    <Prefetched entries={[{ key: signalKeys.detail(workspace, id), data: signal }]}>
      <SignalDetail workspace={workspace} id={id} />
    </Prefetched>
  );
}
