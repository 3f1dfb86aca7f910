import type { Metadata } from 'next';
import { auditKeys } from '@/components/audit/audit-keys';
import { AuditTable } from '@/components/audit/audit-table';
import {
  type AuditNarrowing,
  auditNarrowings,
  auditParams,
  auditTableConfig,
} from '@/components/audit/audit-table-config';
import { AuditTabs } from '@/components/audit/audit-tabs';
import { LogDialog } from '@/components/audit/log-dialog';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listAuditQuerySchema } from '@/lib/contracts/audit';
import { listAuditEntries } from '@/lib/queries/audit/list-audit-entries';
import { readAuditChoices } from '@/lib/queries/audit/read-audit-choices';

export const metadata: Metadata = { title: 'Audit' };

type SearchParams = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

const narrowingOf = (searchParams: SearchParams): AuditNarrowing =>
  Object.fromEntries(
    auditNarrowings.map((key) => {
      const value = searchParams[key];
      return [key, (Array.isArray(value) ? value[0] : value) ?? null];
    }),
  );

export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'audit.read');
  const search = await searchParams;
  const table = toTableSearchParams(readTableQuery(search, auditTableConfig));
  const asked = auditParams(table, narrowingOf(search), access.workspace.timeZone);
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listAuditQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: auditKeys.list(workspace, asked.toString()),
          data: await listAuditEntries(access.workspace, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Audit"
        description="Who did what, why, and on which data. Written in the same transaction as the change itself; never changed afterwards."
        actions={<LogDialog workspace={workspace} />}
      />
      <AuditTabs workspace={workspace} current="entries" />
      <Prefetched entries={entries}>
        <AuditTable workspace={workspace} choices={await readAuditChoices(access.workspace.id)} />
      </Prefetched>
    </Page>
  );
}
