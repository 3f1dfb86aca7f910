import { type Engine, startEngine } from '@/inngest/embedded/start-engine';
import { log } from '@/lib/platform/log';
import { EVENT_KEY, type ProcessOptions, SIGNING_KEY } from './messages';

/** The engine with the settings `npm start` gives it, at a known address. Its waits for retries alone are shorter. */
export function runEngine({ databaseUrl, engineUrl, serveUrl }: ProcessOptions): Promise<Engine> {
  return startEngine({
    databaseUrl,
    serveUrl,
    port: Number(new URL(engineUrl).port),
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    log,
    retryDelaysMs: [200],
    retryJitterMs: 0,
  });
}
