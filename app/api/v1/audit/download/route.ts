import { Readable } from 'node:stream';
import { requireAccess } from '@/lib/auth/access';
import { downloadAuditQuerySchema } from '@/lib/contracts/audit';
import { asProblem } from '@/lib/http/as-problem';
import { parseParams } from '@/lib/http/parse-params';
import { downloadEntries } from '@/lib/queries/audit/download-entries';
import { recordDownload } from '@/lib/usecases/audit/record-download';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

/** What a search of the record finds, as a file, which is an entry of the record itself; the header X-Total-Count says how many entries it will hold, a line each. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await requireAccess(request, 'audit.read');
    const { workspace: _, ...asked } = Object.fromEntries(new URL(request.url).searchParams);
    const query = parseParams('query', downloadAuditQuerySchema, asked);
    const { total, lines } = await downloadEntries(workspace, query);
    await recordDownload({ workspaceId: workspace.id, actor, query, entries: total });
    return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
      headers: {
        'Content-Type': types[query.format],
        'Content-Disposition': `attachment; filename="entries-of-${workspace.slug}.${query.format}"`,
        'Cache-Control': 'no-store',
        'X-Total-Count': String(total),
      },
    });
  } catch (error) {
    return asProblem(error);
  }
}
