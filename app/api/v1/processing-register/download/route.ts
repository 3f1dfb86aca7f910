import { readAs, requireAccess } from '@/lib/auth/access';
import { registerDownloadQuerySchema } from '@/lib/contracts/processing-register';
import { asProblem } from '@/lib/http/as-problem';
import { parseParams } from '@/lib/http/parse-params';
import { readRegister } from '@/lib/queries/rights/read-register';
import { registerCsv } from '@/lib/queries/rights/register-csv';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

/** The register of processing as a file. */
export async function GET(request: Request): Promise<Response> {
  try {
    const access = await requireAccess(request, 'workspace.read');
    const { workspace } = access;
    const { workspace: _, ...asked } = Object.fromEntries(new URL(request.url).searchParams);
    const { format } = parseParams('query', registerDownloadQuerySchema, asked);
    const register = await readAs(access, () => readRegister(workspace));
    return new Response(format === 'csv' ? registerCsv(register) : JSON.stringify(register, null, 2), {
      headers: {
        'Content-Type': types[format],
        'Content-Disposition': `attachment; filename="register-of-processing-${workspace.slug}.${format}"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return asProblem(error);
  }
}
