import { Readable } from 'node:stream';
import { requireAccess } from '@/lib/auth/access';
import { fileParamsSchema } from '@/lib/contracts/files';
import { asProblem } from '@/lib/http/as-problem';
import { parseParams } from '@/lib/http/parse-params';
import { downloadRejects } from '@/lib/queries/files/download-rejects';
import { recordRejectsDownload } from '@/lib/usecases/files/record-rejects-download';

/** The rows of a file that were not taken, with the reasons; the header X-Total-Count says how many. That somebody took them is on record. */
export async function GET(request: Request, context: { params: Promise<unknown> }): Promise<Response> {
  try {
    const { actor, workspace } = await requireAccess(request, 'contacts.read');
    const { id: fileId } = parseParams('path', fileParamsSchema, await context.params);
    const { total, lines } = await downloadRejects(workspace.id, fileId);
    await recordRejectsDownload({ workspaceId: workspace.id, actor, fileId, rows: total });
    return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="rejects-of-${fileId}.csv"`,
        'Cache-Control': 'no-store',
        'X-Total-Count': String(total),
      },
    });
  } catch (error) {
    return asProblem(error);
  }
}
