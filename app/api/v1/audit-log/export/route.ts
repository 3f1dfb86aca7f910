import { requireAccess } from '@/lib/auth/access';
import { exportRangeSchema } from '@/lib/contracts/audit-log';
import { asProblem } from '@/lib/http/as-problem';
import { parseParams } from '@/lib/http/parse-params';
import { zipResponse } from '@/lib/http/zip-response';
import { exportLog } from '@/lib/queries/audit/export-log';
import { recordExport } from '@/lib/usecases/audit/record-export';

/** The record, or a range of it, as a ZIP that can be checked offline. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await requireAccess(request, 'audit.read');
    const { workspace: _, ...query } = Object.fromEntries(new URL(request.url).searchParams);
    const range = parseParams('query', exportRangeSchema, query);
    const files = await exportLog(workspace.id, range);
    await recordExport({ workspaceId: workspace.id, actor, range });
    return zipResponse(`record-of-${workspace.slug}-${new Date().toISOString().slice(0, 10)}.zip`, files);
  } catch (error) {
    return asProblem(error);
  }
}
