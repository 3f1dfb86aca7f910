import { db } from '../../lib/db/client';
import { anAssignmentDone } from '../../tests/support/rollback';
import { aWorkspace, ownerIds, type TestWorkspace } from '../../tests/support/workspace';

export type WrongRecords = { workspace: TestWorkspace; wrongOwner: string; actions: number };

/** Columns of a table as they are, but for those given. */
async function cloneSql(table: string, over: Record<string, string>): Promise<string> {
  const columns = await db().$queryRaw<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ${table} ORDER BY ordinal_position`;
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => over[name] ?? `t.${name}`);
  return `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} t, generate_series(1, $1::int) n`;
}

/**
 * So many contacts whose owner and note an agent has changed to the same wrong ones: the first through the gate, the others as copies of
 * what that left in the database and at the platform, each with a note and an owner of its own from before.
 */
export async function wrongRecords(count: number): Promise<WrongRecords> {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const owners = await ownerIds(workspaceId);
  const done = await anAssignmentDone(workspace);
  const numbered = (column: string) => `t.${column} || '_' || n`;
  // What the laws forbid to write by hand is written by hand here: they are switched off for this transaction alone.
  await db().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
      const like = async (table: string, where: string, over: Record<string, string>) =>
        tx.$executeRawUnsafe(`${await cloneSql(table, over)} WHERE ${where}`, count - 1);
      await like('contacts', `t.id = '${done.contactId}'`, {
        id: numbered('id'),
        external_id: numbered('external_id'),
      });
      await like('practice_contacts', `t.external_id = '${done.externalId}'`, {
        external_id: numbered('external_id'),
      });
      await like('actions', `t.id = '${done.actionId}'`, {
        id: numbered('id'),
        target_id: numbered('target_id'),
        payload: `jsonb_set(t.payload, '{contactId}', to_jsonb(t.target_id || '_' || n))`,
        idempotency_key: numbered('idempotency_key'),
        task_id: 'NULL',
      });
      const before = `jsonb_build_object('ownerId', (ARRAY['${owners.slice(2).join("','")}'])[1 + n % ${owners.length - 2}], 'note', 'Met at the fair, no. ' || n)`;
      await like('decisions', `t.action_id = '${done.actionId}' AND t.stage = 'claim'`, {
        id: numbered('id'),
        action_id: numbered('action_id'),
      });
      await like('executions', `t.action_id = '${done.actionId}'`, {
        id: numbered('id'),
        action_id: numbered('action_id'),
        decision_id: numbered('decision_id'),
        checkpoint: before,
      });
    },
    { timeout: 120_000 },
  );
  await db().$executeRawUnsafe('ANALYZE');
  return { workspace, wrongOwner: done.owner, actions: count };
}
