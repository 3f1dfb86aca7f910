import { z } from 'zod';
import type { Rate } from '@/lib/core/research/base-rates';
import { db } from '@/lib/db/client';

const rowsSchema = z.array(
  z.object({
    field: z.enum(['industry', 'region', 'employees', 'consent']),
    value: z.string(),
    count: z.number(),
  }),
);
export type BaseRates = Record<'industry' | 'region' | 'employees' | 'consent', Rate[]>;

/** How often each value is known of the companies of a workspace, and what its people said to e-mail from sales: the newest word of each. */
export async function readBaseRates(workspaceId: string): Promise<BaseRates> {
  const rows = rowsSchema.parse(
    await db().$queryRaw`
      select 'industry' as field, industry as value, count(*)::int as count from accounts
      where workspace_id = ${workspaceId} and industry is not null group by industry
      union all
      select 'region', region, count(*)::int from accounts
      where workspace_id = ${workspaceId} and region is not null group by region
      union all
      select 'employees', size, count(*)::int from (
        select case when employees >= 1000 then 'enterprise' when employees >= 100 then 'mid_market' else 'small_business' end as size
        from accounts where workspace_id = ${workspaceId} and employees is not null
      ) sized group by size
      union all
      select 'consent', case status when 'granted' then 'yes' else 'no' end, count(*)::int from (
        select distinct on (contact_id) status::text as status from consents
        where workspace_id = ${workspaceId} and purpose = 'sales_outreach' and channel = 'email'
        order by contact_id, occurred_at desc, id desc
      ) said group by status`,
  );
  const of = (field: keyof BaseRates): Rate[] =>
    rows.filter((row) => row.field === field).map(({ value, count }) => ({ value, count }));
  return {
    industry: of('industry'),
    region: of('region'),
    employees: of('employees'),
    consent: of('consent'),
  };
}
