import { type CorrectedFields, correctableFieldSchema } from '@/lib/core/rights/correctable-fields';
import { correctionContentSchema } from '@/lib/core/rights/request-content';
import { openContent } from '@/lib/db/repositories/sealed-content';
import type { Tx } from '@/lib/db/tx';

type Row = { contactId: string; field: string; correctedAt: Date; content: unknown };

/** What has been put right of these contacts, by contact; whoever was never corrected is not among them. */
export async function readCorrections(
  tx: Tx,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Map<string, CorrectedFields>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    select contact_id as "contactId", field, corrected_at as "correctedAt", content from contact_corrections
    where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]})
    order by id`;
  const found = new Map<string, Map<string, { at: string; wrong: Set<string> }>>();
  for (const { contactId, field, correctedAt, content } of rows) {
    const fields = found.get(contactId) ?? new Map();
    const known = openContent(content, correctionContentSchema);
    const wrong: Set<string> = fields.get(field)?.wrong ?? new Set();
    if (known?.before) wrong.add(known.before);
    // What is right by the newest correction may have been wrong before.
    if (known?.after) wrong.delete(known.after);
    fields.set(correctableFieldSchema.parse(field), { at: correctedAt.toISOString(), wrong });
    found.set(contactId, fields);
  }
  return found as Map<string, CorrectedFields>;
}
