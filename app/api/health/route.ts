import { isDatabaseUp } from '@/lib/queries/health/check-database';

/** For whoever watches the process: 200 when it can work, 503 when it can't. Says nothing else. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  return Response.json(
    { status: isUp ? 'ok' : 'unavailable' },
    { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
