import { db } from '../../lib/db/client';

/** So many of each there are in a workspace of the bench, however long its record. */
export const AGENTS = 12;
export const CAMPAIGNS = 2000;
export const CONTACTS = 200_000;
/** Entries that tell of one action, from plan to outcome; ten actions go on beside each other. */
const ENTRIES_AN_ACTION = 8;
const BATCH = 250_000;
/** The record goes back so far. */
export const DAYS = 540;

export const idOf = (prefix: string, workspace: number, n: number): string =>
  `${prefix}_0${workspace}${n.toString(16).padStart(24, '0')}`;

/** A text in SQL that is the same id. */
const sqlId = (prefix: string, workspace: number, n: string) =>
  `('${prefix}_0${workspace}' || lpad(to_hex(${n}), 24, '0'))`;

/** A number from 0 to 1 that looks random and is the same in every run. */
const share = (n: string, salt: number) =>
  `((hashint8((${n})::bigint * 7919 + ${salt})::bigint & 2147483647) / 2147483647.0)`;

/**
 * Fills a workspace with a record of realistic make: agents that come and go, campaigns and contacts of which few are busy and most are
 * quiet, a week's and a year's worth of answers, refusals and failures. Written past triggers and keys, which is what makes it possible in
 * minutes; what it is searched by is derived afterwards as in production.
 */
export async function fillRecord(workspaceId: string, workspace: number, entries: number): Promise<void> {
  const actions = Math.ceil(entries / ENTRIES_AN_ACTION);
  const connection = await db().connection.findFirstOrThrow({ where: { workspaceId } });
  await fill(
    AGENTS,
    (from, to) => `
    INSERT INTO agents (id, workspace_id, kind, name, version, version_since, autonomy_level, owner_id, created_at)
    SELECT ${sqlId('agt', workspace, 'n')}, '${workspaceId}', 'agent-' || n,
      (ARRAY['Lead router', 'Outreach sequencer', 'Paid media', 'Nurture', 'Bid keeper', 'Churn watch'])[n % 6 + 1] || ' ' || n,
      '1', now(), 'act', 'usr_bench', now() FROM generate_series(${from}, ${to}) n`,
  );
  await fill(
    CAMPAIGNS,
    (from, to) => `
    INSERT INTO campaigns (id, workspace_id, connection_id, external_id, name, status, daily_budget_micros, bid_micros, currency, observed_at, created_at)
    SELECT ${sqlId('cmp', workspace, 'n')}, '${workspaceId}', '${connection.id}', 'c' || n,
      (ARRAY['Brand', 'Retargeting', 'Launch', 'Webinar', 'Competitor'])[n % 5 + 1] || ' ' || (ARRAY['DACH', 'Nordics', 'UK', 'France'])[n % 4 + 1] || ' ' || n,
      'active', 1, 1, 'EUR', now(), now() FROM generate_series(${from}, ${to}) n`,
  );
  // Of three contacts of the same rank one is busy, and most hardly ever hear from us.
  const contact = sqlId('con', workspace, `floor(${CONTACTS} * power(${share('n', 1)}, 3))::int`);
  const campaign = sqlId('cmp', workspace, `floor(${CAMPAIGNS} * power(${share('n', 2)}, 3))::int`);
  const isAds = `${share('n', 3)} < 0.2`;
  // The last agent was there in the first tenth only, the one before it came in the last twentieth.
  const agent = sqlId(
    'agt',
    workspace,
    `CASE
    WHEN n < ${Math.floor(actions / 10)} AND ${share('n', 4)} < 0.2 THEN ${AGENTS - 1}
    WHEN n > ${Math.floor(actions * 0.95)} AND ${share('n', 4)} < 0.2 THEN ${AGENTS - 2}
    ELSE floor(${AGENTS - 2} * power(${share('n', 5)}, 2))::int END`,
  );
  await fill(
    actions,
    (from, to) => `
    INSERT INTO signals (id, workspace_id, source, message_id, kind, contact_id, campaign_id, quality, payload, occurred_at, recorded_at)
    SELECT ${sqlId('sig', workspace, 'n')}, '${workspaceId}', 'bench', n::text, 'engagement',
      CASE WHEN ${isAds} THEN NULL ELSE ${contact} END, CASE WHEN ${isAds} THEN ${campaign} END, 1, '{}', now(), now()
    FROM generate_series(${from}, ${to}) n`,
  );
  await fill(
    actions,
    (from, to) => `
    INSERT INTO runs (id, workspace_id, signal_id, subject_type, subject_id, agent_id, plan, status, started_at)
    SELECT ${sqlId('run', workspace, 'n')}, '${workspaceId}', ${sqlId('sig', workspace, 'n')},
      CASE WHEN ${isAds} THEN 'campaign' ELSE 'contact' END, CASE WHEN ${isAds} THEN ${campaign} ELSE ${contact} END,
      ${agent}, '{}', 'completed', now() FROM generate_series(${from}, ${to}) n`,
  );
  const kind = `CASE WHEN ${isAds} THEN 'ads.campaign.set-daily-budget' WHEN ${share('n', 6)} < 0.5 THEN 'crm.contact.assign-owner'
    WHEN ${share('n', 6)} < 0.8 THEN 'outreach.contact.enrol' ELSE 'email.message.send' END`;
  const micros = `(round((5 * exp(${share('n', 7)} * 9))::numeric, 2) * 1000000)::bigint::text`;
  await fill(
    actions,
    (from, to) => `
    INSERT INTO actions (id, workspace_id, run_id, requester_type, requester_id, kind, channel, connection_id, payload, target_type,
      target_id, canonical, hash, expires_at, status, reasoning, inputs, expected_effect, confidence, idempotency_key, created_at, updated_at)
    SELECT ${sqlId('act', workspace, 'n')}, '${workspaceId}', ${sqlId('run', workspace, 'n')}, 'agent', ${agent}, ${kind}, 'ads',
      '${connection.id}', CASE WHEN ${isAds} THEN jsonb_build_object('toMicros', ${micros}) ELSE '{}' END,
      CASE WHEN ${isAds} THEN 'campaign' ELSE 'contact' END, CASE WHEN ${isAds} THEN ${campaign} ELSE ${contact} END,
      '', '', now(), 'observed', '', '[]', '[]', 1, '${workspaceId}' || n, now(), now() FROM generate_series(${from}, ${to}) n`,
  );

  const rule = `(ARRAY['budget.cap', 'contact.frequency', 'contact.consent', 'policy.confidence', 'scope.campaign', 'scope.hours',
    'brand.claims', 'reach.limits', 'oversight.matrix', 'never-alone.executives'])[floor(10 * power(${share('n', 8)}, 2))::int + 1]`;
  const path = share('n', 9);
  const verdict = `CASE WHEN ${path} < 0.55 THEN 'allow' WHEN ${path} < 0.9 THEN 'escalate' ELSE 'deny' END`;
  const verb = `CASE
    WHEN i % 400000 = 7 THEN 'workspace.stopped' WHEN i % 20000 = 3 THEN 'people.signed_in'
    WHEN step = 0 THEN 'runs.planned' WHEN step = 1 THEN 'actions.decided'
    WHEN ${path} >= 0.9 THEN CASE step WHEN 2 THEN 'runs.finished' ELSE 'signals.recorded' END
    WHEN ${path} < 0.55 THEN (ARRAY['actions.claimed', 'actions.executed', 'actions.observed', 'signals.recorded', 'runs.finished',
      CASE WHEN ${share('n', 10)} < 0.02 THEN 'actions.rolled_back' ELSE 'actions.outcome_reviewed' END])[step - 1]
    WHEN ${path} < 0.8 THEN (ARRAY['approvals.requested', 'approvals.granted', 'actions.claimed',
      CASE WHEN ${share('n', 11)} < 0.05 THEN 'actions.failed' ELSE 'actions.executed' END, 'actions.observed', 'runs.finished'])[step - 1]
    ELSE (ARRAY['approvals.requested', 'approvals.rejected', 'runs.finished', 'signals.recorded', 'signals.recorded', 'signals.recorded'])[step - 1] END`;
  const detail = `CASE verb
    WHEN 'actions.decided' THEN jsonb_build_object('stage', 'submit', 'verdict', ${verdict}, 'kind', ${kind}, 'status', 'cleared',
      'target', jsonb_build_object('type', CASE WHEN ${isAds} THEN 'campaign' ELSE 'contact' END, 'id', CASE WHEN ${isAds} THEN ${campaign} ELSE ${contact} END),
      'hash', md5(n::text), 'agentVersion', '1', 'reasoning', repeat('Best suited of those who are there. ', 6),
      'inputs', '[]'::jsonb, 'findings', jsonb_build_array(
        jsonb_build_object('rule', ${rule}, 'verdict', ${verdict}, 'message', 'What was found stands here in a sentence.'),
        jsonb_build_object('rule', 'scope.kind', 'verdict', 'allow', 'message', 'The scope grants this kind of action.')))
    WHEN 'runs.planned' THEN jsonb_build_object('signalId', ${sqlId('sig', workspace, 'n')}, 'agentKind', 'lead-router',
      'why', 'It is worth an owner.', 'expectedValueMicros', ${micros})
    WHEN 'actions.claimed' THEN jsonb_build_object('executionId', 'exe_' || n, 'hash', md5(n::text), 'before', '{}'::jsonb,
      'intended', CASE WHEN ${isAds} THEN jsonb_build_object('dailyBudgetMicros', ${micros}) ELSE '{"ownerId": "own_1"}' END)
    WHEN 'actions.executed' THEN jsonb_build_object('executionId', 'exe_' || n, 'observed', ${share('n', 12)} < 0.9, 'after', '{}'::jsonb)
    WHEN 'actions.outcome_reviewed' THEN jsonb_build_object('verdict', CASE WHEN ${share('n', 13)} < 0.95 THEN 'right' ELSE 'wrong' END, 'agentId', ${agent})
    WHEN 'runs.finished' THEN jsonb_build_object('status', 'completed', 'outcome', 'Done.')
    ELSE jsonb_build_object('source', 'bench', 'accepted', 1) END`;
  const isPerson = `verb LIKE 'approvals.granted' OR verb LIKE 'approvals.rejected' OR verb LIKE 'people.%' OR verb LIKE 'workspace.%'`;
  const actorType = `CASE WHEN ${isPerson} THEN 'person' WHEN verb LIKE 'signals.%' THEN 'api_key' WHEN verb LIKE 'runs.%' THEN 'system' ELSE 'agent' END`;
  const actorId = `CASE WHEN ${isPerson} THEN 'usr_' || floor(40 * power(${share('n', 14)}, 3))::int WHEN verb LIKE 'signals.%' THEN 'key_1'
    WHEN verb LIKE 'runs.%' THEN 'orchestrator' ELSE ${agent} END`;
  const isOfRun = `verb NOT LIKE 'signals.%' AND verb NOT LIKE 'people.%' AND verb NOT LIKE 'workspace.%'`;
  const isOfAction = `verb LIKE 'actions.%' OR verb LIKE 'approvals.%'`;
  await fill(
    entries,
    (from, to) => `
    WITH step AS MATERIALIZED (
      SELECT i, (i / ${10 * ENTRIES_AN_ACTION}) * 10 + i % 10 AS n, (i % ${10 * ENTRIES_AN_ACTION}) / 10 AS step FROM generate_series(${from}, ${to}) i
    ), told AS MATERIALIZED (SELECT *, ${verb} AS verb FROM step), entry AS MATERIALIZED (
      SELECT i, ${sqlId('aud', workspace, 'i')} AS id, verb, ${actorType} AS actor_type, ${actorId} AS actor_id,
        CASE WHEN ${isOfAction} THEN 'action' WHEN ${isOfRun} THEN 'run' ELSE 'signal' END AS subject_type,
        CASE WHEN ${isOfAction} THEN ${sqlId('act', workspace, 'n')} WHEN ${isOfRun} THEN ${sqlId('run', workspace, 'n')} ELSE ${sqlId('sig', workspace, 'n')} END AS subject_id,
        CASE WHEN ${isOfRun} THEN ${sqlId('run', workspace, 'n')} END AS run_id,
        CASE WHEN ${isOfAction} THEN ${sqlId('act', workspace, 'n')} END AS action_id,
        date_trunc('milliseconds', now() - interval '${DAYS} days' + interval '1 day' * (${DAYS}.0 * i / ${entries}) + interval '1 second' * ${share('i', 15)}) AS at,
        ${detail} AS detail FROM told
    ), body AS MATERIALIZED (
      SELECT *, jsonb_build_object('id', id, 'workspaceId', '${workspaceId}', 'actor', jsonb_build_object('type', actor_type, 'id', actor_id),
        'verb', verb, 'subject', jsonb_build_object('type', subject_type, 'id', subject_id), 'runId', run_id, 'actionId', action_id,
        'occurredAt', at, 'detail', detail) AS body FROM entry
    ), written AS (
      INSERT INTO audit_entries (id, workspace_id, actor_type, actor_id, verb, subject_type, subject_id, run_id, action_id, body, canonical, occurred_at)
      SELECT id, '${workspaceId}', actor_type::actor_type, actor_id, verb, subject_type, subject_id, run_id, action_id, body, body::text, at FROM body
    )
    INSERT INTO audit_leaves (workspace_id, index, entry_id, hash) SELECT '${workspaceId}', i, id, sha256(id::bytea) FROM body`,
  );
  await db().auditLog.create({ data: { workspaceId, origin: workspaceId, size: entries } });
}

/** Two at a time, in batches of consecutive numbers. */
async function fill(count: number, statement: (from: number, to: number) => string): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const from = next;
      next += BATCH;
      await db().$transaction(
        async (tx) => {
          await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
          await tx.$executeRawUnsafe(statement(from, Math.min(count, from + BATCH) - 1));
        },
        { timeout: 600_000 },
      );
    }
  };
  await Promise.all([work(), work()]);
}

const tables = ['audit_leaves', 'audit_entries', 'actions', 'runs', 'signals'];

/** Does without the write-ahead log of the record, and without those indexes that no search reads: each would take minutes to build. */
export async function leaveOut(): Promise<void> {
  for (const table of tables.slice(0, 2)) await db().$executeRawUnsafe(`ALTER TABLE ${table} SET UNLOGGED`);
  const indexes = await db().$queryRaw<{ name: string }[]>`
    SELECT indexname AS name FROM pg_indexes
    WHERE schemaname = 'public' AND tablename = ANY(${tables}) AND indexdef NOT LIKE 'CREATE UNIQUE%'`;
  for (const { name } of indexes) await db().$executeRawUnsafe(`DROP INDEX ${name}`);
}

/** What autovacuum does in time. */
export async function vacuum(more: readonly string[] = []): Promise<void> {
  for (const table of more.length > 0 ? more : tables)
    await db().$executeRawUnsafe(`VACUUM (ANALYZE) ${table}`);
}
