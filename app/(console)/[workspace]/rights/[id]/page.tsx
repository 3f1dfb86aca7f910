import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { RequestScreen } from '@/components/rights/request-screen';
import { rightsKeys } from '@/components/rights/rights-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readRequest } from '@/lib/queries/rights/read-request';

export const metadata: Metadata = { title: 'Request' };

export default async function RightsRequestPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'rights.receive');
  const request = await orNotFound(readRequest(access.workspace, id));
  return (
    <Prefetched entries={[{ key: rightsKeys.detail(workspace, id), data: request }]}>
      <RequestScreen workspace={workspace} id={id} />
    </Prefetched>
  );
}
