import { describe, expect, test } from 'vitest';
import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { now, withClock } from '@/lib/platform/clock';
import { comparePolicies } from '@/lib/queries/policies/compare-policies';
import { getPolicyScreen } from '@/lib/queries/policies/get-policy-screen';
import { listPendingChanges } from '@/lib/queries/policies/list-pending-changes';
import { readPolicyVersions } from '@/lib/queries/policies/read-policy-versions';
import { findDuePolicies } from '@/lib/usecases/changes/find-due-changes';
import { activateDuePolicy } from '@/lib/usecases/policies/activate-due-policy';
import { decidePolicy } from '@/lib/usecases/policies/decide-policy';
import { discardPolicyDraft } from '@/lib/usecases/policies/discard-policy-draft';
import { proposePolicy } from '@/lib/usecases/policies/propose-policy';
import { redecideAfterPolicy } from '@/lib/usecases/policies/redecide-after-policy';
import { restorePolicy } from '@/lib/usecases/policies/restore-policy';
import { savePolicyDraft } from '@/lib/usecases/policies/save-policy-draft';
import { actionOf, proposeAssignment } from '../../support/assignment';
import { aWorkspace, type Person, setPolicy, type TestWorkspace } from '../../support/workspace';

const DAY_MS = 24 * 60 * 60_000;
const inForce = async (workspaceId: string) => {
  const { version, body, id } = await db().policy.findFirstOrThrow({ where: { workspaceId, active: true } });
  return { id, version, body: storedPolicyBodySchema.parse(body) };
};
const place = ({ workspaceId: id }: TestWorkspace) => ({ id, currency: 'EUR', slug: 'test' });

/** A workspace whose policy is of a form that may be proposed again: nothing below a floor. */
async function aGoverned() {
  const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
  const { workspaceId } = workspace;
  const change = async (actor: Person, over: Partial<PolicyBody> | Record<string, unknown>) => {
    const { version, body } = await inForce(workspaceId);
    return proposePolicy({
      workspaceId,
      actor,
      baseVersion: version,
      body: { ...body, ...over },
      note: null,
    });
  };
  const decide = (actor: Person, policyId: string, answer: 'confirm' | 'reject') =>
    decidePolicy({ workspaceId, actor, policyId, answer, reason: 'Because.' });
  return { workspace, workspaceId, change, decide };
}
const failure = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw new Error(`Expected a refusal, not ${String(error)}.`);
};
const verbs = async (workspaceId: string) =>
  (
    await db().auditEntry.findMany({
      where: { workspaceId, verb: { startsWith: 'policies.' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ verb }) => verb);

describe('a change of the policy', () => {
  test('that widens waits for a second person, and is then in force', async () => {
    const { workspace, workspaceId, change, decide } = await aGoverned();
    const before = await inForce(workspaceId);
    const proposed = await change(workspace.admin, {
      askAboveRelativeChange: before.body.askAboveRelativeChange + 0.2,
    });
    expect(proposed).toMatchObject({
      status: 'proposed',
      effectiveAt: null,
      changes: [{ direction: 'widens' }],
    });
    expect((await inForce(workspaceId)).version).toBe(before.version);
    expect((await listPendingChanges(place(workspace))).changes).toMatchObject([{ kind: 'policy' }]);

    expect((await failure(decide(workspace.admin, proposed.id, 'confirm'))).code).toBe(
      'second_person_required',
    );
    expect((await failure(decide(workspace.reviewer, proposed.id, 'confirm'))).code).toBe('forbidden');
    await expect(decide(workspace.secondAdmin, proposed.id, 'confirm')).resolves.toEqual({
      status: 'active',
    });
    expect(await inForce(workspaceId)).toMatchObject({ id: proposed.id, version: before.version + 1 });
    expect((await failure(decide(workspace.secondAdmin, proposed.id, 'reject'))).code).toBe('conflict');
    expect((await verbs(workspaceId)).slice(-2)).toEqual(['policies.proposed', 'policies.activated']);
    expect((await listPendingChanges(place(workspace))).changes).toEqual([]);
  });

  test('that only narrows is in force at once', async () => {
    const { workspace, change } = await aGoverned();
    const widest = await change(workspace.admin, { firstDecisionsToReview: 60 });
    expect(widest.status).toBe('active');
    expect((await readPolicyVersions(place(workspace)))[0]?.row).toMatchObject({
      status: 'active',
      changes: [{ direction: 'narrows', section: 'limits' }],
    });
  });

  test('no claim that follows a narrowing sees the wider one', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const { actionId, status } = await proposeAssignment(workspace);
    expect(status).toBe('cleared');
    const { version, body } = await inForce(workspaceId);
    await proposePolicy({
      workspaceId,
      actor: workspace.admin,
      baseVersion: version,
      body: { ...body, firstDecisionsToReview: 50 },
      note: null,
    });
    await executeAction({ workspaceId, actionId });
    expect((await actionOf(actionId)).status).toBe('awaiting_approval');
  });

  test('has what waits decided again: what is no longer asked goes its way', async () => {
    const workspace = await aWorkspace({ askBelowConfidence: 1 });
    const { workspaceId } = workspace;
    const { actionId, status } = await proposeAssignment(workspace);
    expect(status).toBe('awaiting_approval');
    expect(await redecideAfterPolicy(workspaceId)).toBe(0);
    await setPolicy(workspaceId, { askBelowConfidence: 0 });
    expect(await redecideAfterPolicy(workspaceId)).toBe(1);
    expect((await actionOf(actionId)).status).toBe('cleared');
    expect(await db().approval.count({ where: { actionId, status: 'pending' } })).toBe(0);
  });

  test('of which a part narrows and a part widens waits whole', async () => {
    const { workspace, workspaceId, change } = await aGoverned();
    const { body } = await inForce(workspaceId);
    const mixed = await change(workspace.admin, {
      askBelowConfidence: 0.99,
      reach: { ...body.reach, maxPeople: body.reach.maxPeople + 1 },
    });
    expect(mixed.status).toBe('proposed');
    expect((await inForce(workspaceId)).body.askBelowConfidence).toBe(body.askBelowConfidence);
  });

  test('is rejected by whoever may stop everything, with the reason on record', async () => {
    const { workspace, workspaceId, change, decide } = await aGoverned();
    const { id } = await change(workspace.admin, { roasFloor: 0 });
    await db().membership.updateMany({
      where: { workspaceId, userId: workspace.reviewer.id },
      data: { roles: ['operator'] },
    });
    expect(await decide(workspace.reviewer, id, 'reject')).toEqual({ status: 'rejected' });
    expect((await verbs(workspaceId)).at(-1)).toBe('policies.rejected');
  });

  test('replaces what was proposed before, and is void where another came into force', async () => {
    const { workspace, workspaceId, change, decide } = await aGoverned();
    const first = await change(workspace.admin, { roasFloor: 0 });
    const second = await change(workspace.secondAdmin, { handoffReviewDays: 1 });
    expect((await verbs(workspaceId)).slice(-2)).toEqual(['policies.superseded', 'policies.proposed']);
    expect((await failure(decide(workspace.secondAdmin, first.id, 'confirm'))).code).toBe('conflict');
    const { version, body } = await inForce(workspaceId);
    await decide(workspace.admin, second.id, 'confirm');
    const stale = proposePolicy({
      workspaceId,
      actor: workspace.admin,
      baseVersion: version,
      body: { ...body, roasFloor: 9 },
      note: null,
    });
    expect((await failure(stale)).code).toBe('conflict');
  });
});

describe('where nobody else could confirm', () => {
  test('a widening waits a day in the sight of everybody, then takes effect by itself', async () => {
    const { workspace, workspaceId, change } = await aGoverned();
    await db().membership.updateMany({
      where: { workspaceId, userId: { not: workspace.admin.id } },
      data: { roles: ['reviewer'] },
    });
    const proposed = await change(workspace.admin, { roasFloor: 0 });
    expect(Date.parse(proposed.effectiveAt ?? '')).toBeGreaterThan(now().getTime() + DAY_MS - 60_000);
    const ref = { workspaceId, id: proposed.id };
    expect(await activateDuePolicy(ref)).toBe(false);
    const later = new Date(now().getTime() + DAY_MS + 1000);
    const due = await withClock(later, () => findDuePolicies(100));
    expect(due).toContainEqual(ref);
    expect(await withClock(later, () => activateDuePolicy(ref))).toBe(true);
    expect(await withClock(later, () => activateDuePolicy(ref))).toBe(false);
    expect((await inForce(workspaceId)).id).toBe(proposed.id);
  });

  test('the one who asked can take it back meanwhile', async () => {
    const { workspace, workspaceId, change, decide } = await aGoverned();
    await db().membership.updateMany({
      where: { workspaceId, userId: { not: workspace.admin.id } },
      data: { roles: ['reviewer'] },
    });
    const { id } = await change(workspace.admin, { roasFloor: 0 });
    await decide(workspace.admin, id, 'reject');
    const later = new Date(now().getTime() + 2 * DAY_MS);
    expect(await withClock(later, () => activateDuePolicy({ workspaceId, id }))).toBe(false);
  });
});

describe('bad input', () => {
  test('is answered field by field with reason and remedy, and nothing is half-saved', async () => {
    const { workspace, workspaceId, change } = await aGoverned();
    const { body, version } = await inForce(workspaceId);
    const bad = {
      askBelowConfidence: 7,
      reach: { ...body.reach, maxPeople: null },
      oversight: {
        ...body.oversight,
        high: { ...body.oversight.high, days: { reversible: 'act', irreversible: 'act' } },
      },
    };
    const error = await failure(change(workspace.admin, bad));
    expect(error.code).toBe('invalid_request');
    expect(error.invalidParams).toEqual([
      { name: 'body.askBelowConfidence', in: 'body', reason: 'is too large. Give 1 or less.' },
      { name: 'body.reach.maxPeople', in: 'body', reason: 'is missing or of another kind. Give a number.' },
    ]);
    const beyond = await failure(change(workspace.admin, { oversight: bad.oversight }));
    expect(beyond.invalidParams?.[0]?.name).toBe('body.oversight.high.days.irreversible');
    const nobody = await failure(
      change(workspace.admin, {
        escalation: { paths: [{ topic: 'any', reviewerId: 'usr_gone', deputyId: null, deadlineMinutes: 9 }] },
      }),
    );
    expect(nobody.invalidParams?.[0]?.name).toBe('body.escalation.paths[0].reviewerId');
    expect(await inForce(workspaceId)).toMatchObject({ version, body });
    expect(await db().policy.count({ where: { workspaceId, status: 'proposed' } })).toBe(0);
  });

  test('is kept in a draft as it was typed, with what is wrong with it', async () => {
    const { workspace, workspaceId } = await aGoverned();
    const { body, version } = await inForce(workspaceId);
    const typed = { ...body, firstDecisionsToReview: 3, askBelowConfidence: null };
    await savePolicyDraft({ workspaceId, actor: workspace.admin, baseVersion: version, body: typed });
    const { draft } = await getPolicyScreen(place(workspace), workspace.admin.id);
    expect(draft).toMatchObject({ baseVersion: version, body: typed, changes: [] });
    expect(draft?.problems).toEqual([
      { field: 'askBelowConfidence', reason: 'is missing or of another kind', remedy: 'Give a number.' },
    ]);
    expect((await getPolicyScreen(place(workspace), workspace.secondAdmin.id)).draft).toBeNull();
    expect(await discardPolicyDraft(workspaceId, workspace.admin)).toEqual({ discarded: true });
    expect((await getPolicyScreen(place(workspace), workspace.admin.id)).draft).toBeNull();
  });

  test('a change that changes nothing is refused', async () => {
    const { workspace, change } = await aGoverned();
    expect((await failure(change(workspace.admin, {}))).code).toBe('invalid_request');
  });
});

describe('history', () => {
  test('keeps every version, compares any two, and restores by the same path', async () => {
    const { workspace, workspaceId, change } = await aGoverned();
    const first = await inForce(workspaceId);
    await change(workspace.admin, { firstDecisionsToReview: 60 });
    const second = await inForce(workspaceId);
    const { changes } = await comparePolicies(place(workspace), { from: second.version, to: first.version });
    expect(changes).toMatchObject([{ field: 'firstDecisionsToReview', direction: 'widens' }]);
    const restore = (actor: Person, version: number) =>
      restorePolicy({ workspaceId, actor, version, baseVersion: second.version, note: null });
    const restored = await restore(workspace.admin, first.version);
    // Back to the wider one: that, too, needs a second person.
    expect(restored).toMatchObject({ status: 'proposed', version: second.version + 1 });
    await decidePolicy({
      workspaceId,
      actor: workspace.secondAdmin,
      policyId: restored.id,
      answer: 'confirm',
      reason: '',
    });
    expect((await inForce(workspaceId)).body).toEqual(first.body);
    const rows = await readPolicyVersions(place(workspace));
    expect(rows[0]?.row.note).toBe(`Version ${first.version} restored.`);
    expect((await failure(restore(workspace.admin, 99))).code).toBe('not_found');
  });
});
