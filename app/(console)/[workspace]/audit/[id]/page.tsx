import type { Metadata } from 'next';
import { AuditEntry } from '@/components/audit/audit-entry';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readAuditEntry } from '@/lib/queries/audit/read-audit-entry';

export const metadata: Metadata = { title: 'Entry of the record' };

export default async function AuditEntryPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'audit.read');
  const entry = await orNotFound(readAuditEntry(access.workspace, id));
  return <AuditEntry entry={entry} workspace={workspace} />;
}
