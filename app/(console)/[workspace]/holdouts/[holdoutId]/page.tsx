import type { Metadata } from 'next';
import { holdoutKeys } from '@/components/holdouts/holdout-keys';
import { HoldoutScreen } from '@/components/holdouts/holdout-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readHoldout } from '@/lib/queries/holdouts/read-holdout';

export const metadata: Metadata = { title: 'Holdout' };

export default async function HoldoutPage({
  params,
}: {
  params: Promise<{ workspace: string; holdoutId: string }>;
}) {
  const { workspace, holdoutId } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const holdout = await orNotFound(readHoldout(access.workspace, holdoutId));
  return (
    <Prefetched entries={[{ key: holdoutKeys.detail(workspace, holdoutId), data: holdout }]}>
      <HoldoutScreen id={holdoutId} />
    </Prefetched>
  );
}
