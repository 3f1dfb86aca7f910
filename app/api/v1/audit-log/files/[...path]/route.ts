import { requireAccess } from '@/lib/auth/access';
import { asProblem } from '@/lib/http/as-problem';
import { readLogFile } from '@/lib/queries/audit/read-log-file';

/** The log as C2SP tlog-tiles serves it, for anybody's monitor: this address is its prefix. */
export async function GET(
  request: Request,
  context: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  try {
    const { workspace } = await requireAccess(request, 'audit.read');
    const { path } = await context.params;
    const { bytes, isText } = await readLogFile(workspace.id, path.join('/'));
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return asProblem(error);
  }
}
