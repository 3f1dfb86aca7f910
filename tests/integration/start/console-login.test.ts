import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { checkRecord } from '@/lib/usecases/audit/check-record';
import { erasePerson } from '@/lib/usecases/rights/erase-person';
import { consoleLogin } from '@/scripts/postgres/console-login';
import { anAssignmentDone } from '../../support/rollback';
import { aContact, aWorkspace } from '../../support/workspace';

// The console, as `npm start` lets it into its database: as a user that owns nothing.

const owner = process.env.DATABASE_URL ?? '';
beforeAll(async () => {
  process.env.DATABASE_URL = await consoleLogin(owner);
  await closeDatabase();
});
afterAll(async () => {
  await closeDatabase();
  process.env.DATABASE_URL = owner;
});

test('does its work: decides, acts, seals, checks and erases', async () => {
  expect(await consoleLogin(owner)).toBe(process.env.DATABASE_URL);
  const workspace = await aWorkspace({ firstDecisionsToReview: 0 });
  const { workspaceId } = workspace;
  await anAssignmentDone(workspace);
  const { contactId } = await aContact(workspaceId);
  await erasePerson({ workspaceId, actor: { type: 'system', id: 'test' }, contactId, requestId: null });
  expect(await checkRecord(workspaceId)).toMatchObject({ problems: [] });
});

test.each([
  ['change an entry', `UPDATE audit_entries SET verb = 'other'`],
  ['delete entries', 'DELETE FROM audit_entries'],
  ['truncate them', 'TRUNCATE audit_entries CASCADE'],
  ['change a hash', `UPDATE audit_leaves SET hash = hash`],
  ['change a decision', `UPDATE decisions SET verdict = 'allow'`],
  ['delete a signed head', 'DELETE FROM audit_checkpoints'],
  ['switch off a trigger', 'ALTER TABLE audit_entries DISABLE TRIGGER ALL'],
  ['go past all triggers', `SET session_replication_role = replica`],
  ['become the owner', 'SET ROLE app'],
  ['forget that a migration was made', 'DELETE FROM _prisma_migrations'],
])('may not %s', async (_, sql) => {
  await expect(inTransaction((tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
    /permission denied|must be owner/,
  );
});

test('may change nothing that a trigger keeps as it is, also in tables that come later', async () => {
  const open = await db().$queryRaw<{ relation: string }[]>`
    SELECT DISTINCT cls.relname AS relation
    FROM pg_trigger trg JOIN pg_proc fn ON fn.oid = trg.tgfoid JOIN pg_class cls ON cls.oid = trg.tgrelid
    WHERE fn.proname IN ('refuse_change', 'refuse_changed_entry') AND trg.tgqual IS NULL AND trg.tgattr = ''::int2vector
      AND (trg.tgtype & 16 > 0 AND has_table_privilege('console', cls.oid, 'UPDATE')
        OR trg.tgtype & 8 > 0 AND has_table_privilege('console', cls.oid, 'DELETE')
        OR has_table_privilege('console', cls.oid, 'TRUNCATE'))`;
  expect(open).toEqual([]);
});
