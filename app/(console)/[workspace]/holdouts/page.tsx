import type { Metadata } from 'next';
import { holdoutKeys } from '@/components/holdouts/holdout-keys';
import { HoldoutList } from '@/components/holdouts/holdout-list';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listHoldoutsQuerySchema } from '@/lib/contracts/holdouts';
import { listHoldouts } from '@/lib/queries/holdouts/list-holdouts';

export const metadata: Metadata = { title: 'Holdouts' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function HoldoutsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const asked = listHoldoutsQuerySchema.safeParse({ of: (await searchParams).of });
  const of = asked.success ? (asked.data.of ?? null) : null;
  const data = await listHoldouts(access.workspace, of ?? undefined);
  return (
    <Page>
      <PageHeader
        title="Holdouts"
        description="A share is kept from what a play or an agent does. What acting on the others is worth is measured against it."
      />
      <Prefetched entries={[{ key: holdoutKeys.list(workspace, of), data }]}>
        <HoldoutList of={of} />
      </Prefetched>
    </Page>
  );
}
