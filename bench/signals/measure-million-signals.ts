import { listAccountsQuerySchema } from '../../lib/contracts/accounts';
import { listSignalsQuerySchema } from '../../lib/contracts/signal-list';
import { db } from '../../lib/db/client';
import { listAccounts } from '../../lib/queries/accounts/list-accounts';
import { readAccount } from '../../lib/queries/accounts/read-account';
import { readContact } from '../../lib/queries/contacts/read-contact';
import { listSignals } from '../../lib/queries/signals/list-signals';
import { aWorkspace } from '../../tests/support/builders/a-workspace';
import { atMost, type Figure, plain, quantile } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';

const SIGNALS = 1_000_000;
const CONTACTS = 100_000;
const ACCOUNTS = 5_000;
const READS = 60;

/** Profile, stream and account list over a million signals of a hundred thousand contacts. */
export async function measureMillionSignals(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const workspace = { ...(await aWorkspace()) };
    const seconds = await fill(workspace.id);
    say(`${SIGNALS} signals of ${CONTACTS} contacts were written in ${seconds.toFixed(0)} s.`);
    const contacts = await pick('contacts', workspace.id);
    const accounts = await pick('accounts', workspace.id);
    const query = listSignalsQuerySchema.parse({});
    const times = {
      profile: await timeEach(contacts, (id) => readContact(workspace, id)),
      'account page': await timeEach(accounts, (id) => readAccount(workspace, id)),
      stream: await timeEach(contacts, () => listSignals(workspace, query)),
      'stream of one kind and source': await timeEach(contacts, (_, i) =>
        listSignals(
          workspace,
          listSignalsQuerySchema.parse({ kind: 'contact.tracked', source: `s${i % 5}` }),
        ),
      ),
      'stream, deep': await deepStream(workspace),
      'account list': await timeEach(accounts, () =>
        listAccounts(workspace, listAccountsQuerySchema.parse({})),
      ),
    };
    return Object.entries(times).flatMap(([name, ms]) => [
      atMost(`${name}, p95`, quantile(ms, 0.95), 'ms', 150),
      plain(`${name}, median`, quantile(ms, 0.5), 'ms'),
    ]);
  });
}

/** Rows as recording leaves them, written by the database itself: a million one by one would take all day. */
async function fill(workspaceId: string): Promise<number> {
  const started = performance.now();
  await db().$executeRaw`
    insert into accounts (id, workspace_id, external_id, name, domain, tier, employees, created_at, updated_at)
    select 'acc_' || lpad(n::text, 26, '0'), ${workspaceId}, 'a' || n, 'Account ' || n, 'c' || n || '.example', (array['tier_1','tier_2','tier_3'])[1 + n % 3]::account_tier, n, now(), now()
    from generate_series(1, ${ACCOUNTS}::int) n`;
  await db().$executeRaw`
    insert into contacts (id, workspace_id, external_id, account_id, name, traits, facts, own_last_signal_at, last_signal_at, created_at, updated_at)
    select 'con_' || lpad(n::text, 26, '0'), ${workspaceId}, 'u' || n, 'acc_' || lpad((1 + n % ${ACCOUNTS}::int)::text, 26, '0'), 'Person ' || n, '{"plan":"pro"}', '{}', now(), now() - (n || ' seconds')::interval, now(), now()
    from generate_series(1, ${CONTACTS}::int) n`;
  for (let from = 1; from <= SIGNALS; from += 100_000)
    await db().$executeRaw`
      insert into signals (id, workspace_id, source, message_id, kind, contact_id, account_id, quality, payload, occurred_at, recorded_at)
      select 'sig_' || lpad(n::text, 26, '0'), ${workspaceId}, 's' || n % 5, 'm' || n, case when n % 4 = 0 then 'contact.identified' else 'contact.tracked' end,
        'con_' || lpad((1 + n % ${CONTACTS}::int)::text, 26, '0'), 'acc_' || lpad((1 + n % ${CONTACTS}::int % ${ACCOUNTS}::int)::text, 26, '0'), 0.8,
        case when n % 4 = 0 then '{"traits":{"plan":"pro"}}'::jsonb else '{"medium":"page","event":"Page","properties":{"path":"/pricing"}}'::jsonb end,
        now() - (n || ' seconds')::interval, now() - (n || ' seconds')::interval
      from generate_series(${from}::int, ${from + 99_999}::int) n`;
  await db().$executeRawUnsafe('analyze');
  return (performance.now() - started) / 1000;
}

async function pick(table: 'contacts' | 'accounts', workspaceId: string): Promise<string[]> {
  const rows = await db().$queryRawUnsafe<{ id: string }[]>(
    `select id from ${table} where workspace_id = $1 order by md5(id) limit ${READS}`,
    workspaceId,
  );
  return rows.map(({ id }) => id);
}

async function timeEach(
  ids: readonly string[],
  read: (id: string, i: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const [i, id] of ids.entries()) {
    const started = performance.now();
    await read(id, i);
    times.push(performance.now() - started);
  }
  return times;
}

async function deepStream(workspace: { id: string }): Promise<number[]> {
  const times: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < READS; page++) {
    const started = performance.now();
    const { nextCursor } = await listSignals(
      workspace,
      listSignalsQuerySchema.parse({ limit: 200, ...(cursor ? { cursor } : {}) }),
    );
    times.push(performance.now() - started);
    cursor = nextCursor ?? undefined;
  }
  return times;
}
