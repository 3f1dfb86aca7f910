import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { CampaignTable } from '@/components/practice-platform/campaign-table';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceCampaignQuerySchema } from '@/lib/contracts/practice';
import { listPracticeCampaigns } from '@/lib/queries/practice-platform/list-practice-campaigns';

export const metadata: Metadata = { title: 'Practice ads: campaigns' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeCampaignsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceCampaignQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.campaigns(workspace, asked.toString()),
          data: await listPracticeCampaigns(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/campaigns">
      <Prefetched entries={entries}>
        <CampaignTable />
      </Prefetched>
    </PracticeFrame>
  );
}
