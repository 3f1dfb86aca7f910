import type { Metadata } from 'next';
import { attributionKeys } from '@/components/attribution/attribution-keys';
import { attributionParams, readAttributionFilter } from '@/components/attribution/attribution-params';
import { AttributionScreen } from '@/components/attribution/attribution-screen';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { attributionQuerySchema } from '@/lib/contracts/attribution';
import { readAttribution } from '@/lib/queries/attribution/read-attribution';

export const metadata: Metadata = { title: 'Attribution' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AttributionPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const filter = readAttributionFilter(await searchParams);
  const asked = attributionParams(filter);
  const query = attributionQuerySchema.parse(Object.fromEntries(new URLSearchParams(asked)));
  return (
    <Page>
      <PageHeader
        title="Attribution"
        description="What was won, shared out to what came before it; and beside that, what holdouts find was caused."
      />
      <Prefetched
        entries={[
          {
            key: attributionKeys.overview(workspace, asked),
            data: await readAttribution(access.workspace, query),
          },
        ]}
      >
        <AttributionScreen filter={filter} />
      </Prefetched>
    </Page>
  );
}
