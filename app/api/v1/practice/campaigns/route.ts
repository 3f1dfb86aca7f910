import { practiceCampaignListSchema, practiceCampaignQuerySchema } from '@/lib/contracts/practice';
import { withApi } from '@/lib/http/with-api';
import { listPracticeCampaigns } from '@/lib/queries/practice-platform/list-practice-campaigns';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceCampaignQuerySchema,
  response: practiceCampaignListSchema,
  handler: ({ access, query }) => listPracticeCampaigns(access.workspace.id, query),
});
