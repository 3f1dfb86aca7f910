import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { db } from '../../lib/db/client';
import { createApiKey } from '../../lib/usecases/api-keys/create-api-key';
import { addSource } from '../../lib/usecases/sources/change-sources';
import { atLeast, atMost, type Figure, plain, quantile } from '../figure';
import { startInstallation } from '../main-job/installation';
import { waitUntilQuiet } from '../main-job/latency';
import { messageOf, type Traffic } from './traffic';

/** Until caches of the database and heaps have the size that they keep. */
const WARM_SECONDS = 20;
/** As many as it takes until the code that reads one is compiled: it is the same for everybody but the first. */
const WARM_READS = 300;
const MOST_SECONDS = 30;
const SECONDS = 60;
const PER_SECOND = 2000;
const SINGLE_SECONDS = 30;
const BATCH = 500;
/** More than are sent in that time. */
const MOST_BATCHES = 500;
/** Requests under way at once. */
const AT_ONCE = 4;
/** Senders that each wait for their answer. */
const SINGLES_AT_ONCE = 64;
const READ_EVERY_MS = 200;
const traffic: Traffic = { people: 20_000, companies: 500 };

type Target = { address: string; writeKey: string; apiKey: string; workspaceId: string };

/** Signals over HTTP into the console as it is served, in batches and one by one, with profiles read meanwhile; and the same rows inserted bare. */
export async function measureIngest(say: (line: string) => void): Promise<Figure[]> {
  const installation = await startInstallation(say);
  process.env.DATABASE_URL = installation.databaseUrl;
  Object.assign(process.env, installation.secrets);
  process.env.NEXTAUTH_URL = installation.address;
  try {
    const { id: workspaceId } = await db().workspace.findUniqueOrThrow({ where: { slug: 'sample' } });
    await db().workspace.update({ where: { id: workspaceId }, data: { generatorOn: false } });
    // Its own week of work is none of what is measured.
    await waitUntilQuiet(workspaceId);
    const target = await prepare(installation.address, workspaceId);
    let n = 0;
    const next = () => messageOf(n++, traffic, startMs);
    const startMs = Date.now() - 3_600_000;

    // Made before: the senders stand on the same two cores, and none of their work is what is measured.
    const bodies = Array.from({ length: MOST_BATCHES }, () => bodyOf(Array.from({ length: BATCH }, next)));
    let sent = 0;
    const sendNext = () => sendBatch(target, bodies[sent++]);
    await readOften(target, WARM_READS);
    await sendFor(WARM_SECONDS, AT_ONCE, sendNext);
    const most = await sendFor(MOST_SECONDS, AT_ONCE, sendNext);
    const memory = watchMemory(installation.memoryMb);
    const reads = readProfiles(target);
    const paced = await sendAtPace(SECONDS, PER_SECOND, sendNext);
    const readMs = await reads.stop();
    const { grown, lowest } = memory.stop();
    const singles = await sendFor(SINGLE_SECONDS, SINGLES_AT_ONCE, () => sendOne(target, next()));
    const singlesSent = n - MOST_BATCHES * BATCH;
    const recorded = await db().signal.count({ where: { workspaceId, source: 'bench-web' } });
    const taken = sent * BATCH + singlesSent;
    say(`${taken} messages sent, ${recorded} recorded; ${readMs.length} profiles read meanwhile.`);
    const bare = await bareRate(installation.databaseUrl, say);
    return [
      atLeast(
        `signals/s in batches of ${BATCH}, as many as go, for ${MOST_SECONDS} s`,
        (most.calls * BATCH) / most.seconds,
        '/s',
        PER_SECOND,
      ),
      atLeast(
        `signals/s at that pace for ${SECONDS} s, with profiles read`,
        (paced.calls * BATCH) / paced.seconds,
        '/s',
        0.99 * PER_SECOND,
      ),
      atLeast('signals/s one by one', singles.calls / singles.seconds, '/s', 300),
      atMost('profile read meanwhile, p95', quantile(readMs, 0.95), 'ms', 50),
      atMost('memory grown in those 60 s, from low to low', grown, 'MB', 100),
      plain('memory of app, engine and database at its lowest in the end', lowest, 'MB'),
      atMost('messages that were answered as taken and are not there', taken - recorded, '', 0),
      plain('rows/s of bare inserts of the same', bare, '/s'),
      plain('share of that rate', (most.calls * BATCH) / most.seconds / bare, ''),
    ];
  } finally {
    await installation.stop();
  }
}

async function prepare(address: string, workspaceId: string): Promise<Target> {
  const admin = await db().membership.findFirstOrThrow({ where: { workspaceId, isSample: false } });
  const actor = { type: 'person', id: admin.userId, isSample: false } as const;
  const { writeKey } = await addSource({
    workspaceId,
    actor,
    name: 'bench-web',
    title: 'Bench',
    config: { format: 'segment', signature: { scheme: 'key' } },
    secrets: [],
  });
  const { key } = await createApiKey({
    workspaceId,
    actor,
    name: 'bench',
    permissions: ['workspace.read', 'contacts.read'],
    expiresInDays: 1,
  });
  return { address, writeKey, apiKey: key, workspaceId };
}

/** Sends so many signals a second in batches, at most `AT_ONCE` of them under way; who is late is not waited for. */
async function sendAtPace(seconds: number, perSecond: number, send: () => Promise<void>) {
  const everyMs = (1000 * BATCH) / perSecond;
  const started = performance.now();
  const wanted = Math.round((seconds * 1000) / everyMs);
  let begun = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (begun < wanted) {
        const dueMs = started + begun++ * everyMs - performance.now();
        if (dueMs > 0) await new Promise((resolve) => setTimeout(resolve, dueMs));
        await send();
      }
    }),
  );
  return { calls: wanted, seconds: Math.max(seconds, (performance.now() - started) / 1000) };
}

/** Heaps rise and fall: what is kept shows in how low they fall, in the first third of the time and in the last. */
function watchMemory(memoryMb: () => number) {
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(memoryMb()), 2000);
  return {
    stop() {
      clearInterval(timer);
      const third = Math.ceil(seen.length / 3);
      const lowest = Math.min(...seen.slice(-third));
      return { grown: lowest - Math.min(...seen.slice(0, third)), lowest };
    },
  };
}

async function sendFor(seconds: number, atOnce: number, send: () => Promise<void>) {
  const started = performance.now();
  const end = started + seconds * 1000;
  let calls = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) {
        await send();
        calls += 1;
      }
    }),
  );
  return { calls, seconds: (performance.now() - started) / 1000 };
}

const bodyOf = (batch: readonly object[]): Buffer => gzipSync(JSON.stringify({ batch }), { level: 1 });

async function sendBatch({ address, writeKey }: Target, body: Buffer | undefined): Promise<void> {
  if (!body) throw new Error('More batches were sent than were made: raise MOST_BATCHES.');
  const response = await fetch(`${address}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: new Uint8Array(body),
  });
  const answer = (await response.json()) as { accepted?: number };
  if (!response.ok || answer.accepted !== BATCH)
    throw new Error(`A batch was answered ${response.status}: ${JSON.stringify(answer).slice(0, 300)}`);
}

const agent = new Agent({ keepAlive: true });

/** One message in a request of its own, by the cheapest client there is: the sender stands on the same two cores. */
async function sendOne({ address, writeKey }: Target, message: object): Promise<void> {
  const text = await new Promise<string>((resolve, reject) => {
    const headers = { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' };
    const sent = request(`${address}/v1/batch`, { method: 'POST', agent, headers }, (answer) => {
      let body = `${answer.statusCode} `;
      answer.on('data', (part: Buffer) => {
        body += part.toString();
      });
      answer.once('end', () => resolve(body));
    });
    sent.once('error', reject);
    sent.end(JSON.stringify({ batch: [message] }));
  });
  if (!/^200 .*"accepted":1/.test(text)) throw new Error(`A message was answered ${text.slice(0, 300)}`);
}

const contactIds = async (workspaceId: string): Promise<string[]> => {
  const found = await db().contact.findMany({
    where: { workspaceId, mergedIntoId: null },
    select: { id: true },
    take: 200,
  });
  return found.map(({ id }) => id);
};

async function readProfile({ address, apiKey }: Target, id: string | undefined): Promise<void> {
  const response = await fetch(`${address}/api/v1/contacts/${id}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  await response.text();
  if (!response.ok) throw new Error(`A profile was answered ${response.status}.`);
}

async function readOften(target: Target, times: number): Promise<void> {
  const ids = await contactIds(target.workspaceId);
  for (let i = 0; i < times; i++) await readProfile(target, ids[i % ids.length]);
}

/** Reads the profile of somebody again and again until it is stopped. */
function readProfiles(target: Target) {
  const times: number[] = [];
  let on = true;
  const done = (async () => {
    const ids = await contactIds(target.workspaceId);
    for (let i = 0; on; i++) {
      const started = performance.now();
      await readProfile(target, ids[i % ids.length]);
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, READ_EVERY_MS));
    }
  })();
  return {
    stop: async () => {
      on = false;
      await done;
      return times;
    },
  };
}

/** Rows of signals as they were stored, inserted into a table without keys, seals, profiles or record, in the same batches. */
async function bareRate(url: string, say: (line: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ row: unknown }>(
      `select to_jsonb(s) as row from signals s where source = 'bench-web' limit 20000`,
    );
    await client.query('create temporary table bare_signals (like signals)');
    const started = performance.now();
    for (let from = 0; from < rows.length; from += BATCH)
      await client.query(
        'insert into bare_signals select (jsonb_populate_record(null::signals, x)).* from jsonb_array_elements($1::jsonb) as x',
        [JSON.stringify(rows.slice(from, from + BATCH).map(({ row }) => row))],
      );
    const seconds = (performance.now() - started) / 1000;
    say(`${rows.length} rows inserted bare in ${seconds.toFixed(1)} s.`);
    return rows.length / seconds;
  } finally {
    await client.end();
  }
}
