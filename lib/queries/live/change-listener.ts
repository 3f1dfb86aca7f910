import { Client } from 'pg';
import { z } from 'zod';
import { type ChangedNoun, isChangedNoun } from '@/lib/contracts/live';
import { requireEnv } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

const CHANNEL = 'mandate_changes';
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

const noticeSchema = z.object({ w: z.string(), t: z.string() });

export type Follower = {
  workspaceId: string;
  onChange: (noun: ChangedNoun) => void;
  /** The connection was gone for a while: anything may have changed. */
  onGap: () => void;
};

type Listener = { followers: Set<Follower>; ready: Promise<Client> | null };

// One per process, whichever bundle of the server asks for it.
const shared = globalThis as { mandateChangeListener?: Listener };

function listener(): Listener {
  shared.mandateChangeListener ??= { followers: new Set(), ready: null };
  return shared.mandateChangeListener;
}

/**
 * Tells of every change in a workspace until the returned function is called. Resolves when the database listens, so that
 * nothing after that is missed; rejects when it can't be reached. All followers share one connection, which comes back by
 * itself and is closed with the last follower.
 */
export async function followChanges(follower: Follower): Promise<() => void> {
  const state = listener();
  state.followers.add(follower);
  const leave = () => {
    state.followers.delete(follower);
    if (state.followers.size === 0) void close(state);
  };
  try {
    state.ready ??= connect(state);
    await state.ready;
  } catch (error) {
    state.ready = null;
    leave();
    throw error;
  }
  return leave;
}

async function connect(state: Listener): Promise<Client> {
  const client = new Client({
    connectionString: requireEnv('DATABASE_URL'),
    application_name: 'mandate-live',
  });
  client.on('notification', ({ payload }) => tell(state, payload));
  // Without a listener an error of an idle connection would end the process; `end` follows it.
  client.on('error', (error) => log('warn', 'The connection for live updates failed', { error }));
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  client.once('end', () => void reconnect(state, client));
  return client;
}

function tell(state: Listener, payload: string | undefined): void {
  const notice = noticeSchema.safeParse(parseJson(payload ?? ''));
  if (!notice.success || !isChangedNoun(notice.data.t)) return;
  for (const follower of state.followers) {
    if (follower.workspaceId === notice.data.w) follower.onChange(notice.data.t);
  }
}

async function reconnect(state: Listener, lost: Client): Promise<void> {
  if ((await state.ready) !== lost) return;
  for (
    let delayMs = FIRST_RETRY_MS;
    state.followers.size > 0;
    delayMs = Math.min(LONGEST_RETRY_MS, delayMs * 2)
  ) {
    state.ready = connect(state);
    try {
      await state.ready;
      for (const follower of state.followers) follower.onGap();
      return;
    } catch (error) {
      log('warn', 'Live updates could not reach the database', { error: String(error), retryInMs: delayMs });
    }
    await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
  }
  state.ready = null;
}

async function close(state: Listener): Promise<void> {
  const { ready } = state;
  state.ready = null;
  const client = await ready?.catch(() => null);
  await client?.end().catch(() => undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
