import type { AuditPage, ListAuditQuery } from '@/lib/contracts/audit';
import type { Ref } from '../names/name-book';
import { refOfId } from '../names/ref-of-id';
import { resolveNames } from '../names/resolve-names';
import { presentAuditRow, refsOfEntry } from './present-audit-row';
import { findPage } from './search/find-page';
import { askRecord, type RecordFilters, type Workspace } from './search/question';

/** A page of what a search of the record finds, newest entry first. */
export async function listAuditEntries(workspace: Workspace, query: ListAuditQuery): Promise<AuditPage> {
  const { cursor, limit, sort: _, ...filters } = query;
  const { entries, ...page } = await findPage(await askRecord(workspace, filters), cursor, limit);
  const asked = refsOfFilters(filters);
  const names = await resolveNames(workspace.id, [...entries.flatMap(refsOfEntry), ...asked]);
  return {
    rows: entries.map((entry) => presentAuditRow(entry, names)),
    ...page,
    asked: asked.map(({ type, id }) => names.of(type, id)).filter(({ name }) => name !== null),
  };
}

function refsOfFilters(filters: RecordFilters): Ref[] {
  const ids = [
    filters.actor,
    filters.agent,
    filters.subject,
    filters.person,
    filters.campaign,
    filters.action,
  ];
  return ids.flatMap((id) => (id ? [refOfId(id)] : []));
}
