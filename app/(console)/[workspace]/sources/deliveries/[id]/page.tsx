import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { DeliveryScreen } from '@/components/sources/delivery-screen';
import { sourceKeys } from '@/components/sources/source-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readDelivery } from '@/lib/queries/sources/list-deliveries';

export const metadata: Metadata = { title: 'Delivery' };

export default async function DeliveryPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const delivery = await orNotFound(readDelivery(access.workspace.id, id));
  return (
    <Prefetched entries={[{ key: sourceKeys.delivery(workspace, id), data: delivery }]}>
      <DeliveryScreen id={id} />
    </Prefetched>
  );
}
