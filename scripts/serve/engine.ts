import { startEngine } from '@/inngest/embedded/start-engine';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import type { Secrets } from './secrets';

type EngineOptions = {
  databaseUrl: string /** Where the app listens, without a path. */;
  address: string;
  secrets: Secrets;
};

/**
 * The built-in workflow engine; `null` when INNGEST_BASE_URL or INNGEST_DEV points to a server. Sets the variables by
 * which the app and this process find it.
 */
export async function startEmbeddedEngine({ databaseUrl, address, secrets }: EngineOptions) {
  const { INNGEST_BASE_URL, INNGEST_DEV, ENGINE_RETENTION_DAYS } = env();
  if (INNGEST_BASE_URL || INNGEST_DEV) return null;
  const engine = await startEngine({
    databaseUrl,
    eventKey: secrets.INNGEST_EVENT_KEY,
    signingKey: secrets.INNGEST_SIGNING_KEY,
    serveUrl: `${address}/api/inngest`,
    retentionMs: ENGINE_RETENTION_DAYS * 86_400_000,
    log,
  });
  process.env.INNGEST_BASE_URL = engine.url;
  process.env.INNGEST_EVENT_KEY = secrets.INNGEST_EVENT_KEY;
  process.env.INNGEST_SIGNING_KEY = secrets.INNGEST_SIGNING_KEY;
  return engine;
}
