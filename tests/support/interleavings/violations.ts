import { db } from '@/lib/db/client';
import { findLeakedReservations, findUnbalancedWindows } from '../check-ledgers';
import type { Sends } from './crashing-platform';
import { readVendorLog, type VendorChange } from './vendor-log';
import type { World } from './world';

const open = ['claimed', 'outcome_unknown', 'needs_person', 'rolling_back', 'cleared'];
// Accepted stays what nobody could see any more: somebody changed it before it was looked at.
const stands = ['accepted', 'observed', 'rolled_back', 'rollback_conflict'];
type Values = Record<string, string | null>;

async function readActions(workspaceId: string) {
  const actions = await db().action.findMany({ where: { workspaceId }, include: { execution: true } });
  return new Map(actions.map((action) => [action.id, action]));
}
type Actions = Awaited<ReturnType<typeof readActions>>;

/** An action that was taken back is as it was, and only what was still ours was written over. */
function wrongTakingBack(change: VendorChange, actions: Actions): string[] {
  const compensation = [...actions.values()].find(({ idempotencyKey }) => idempotencyKey === change.key);
  const original = actions.get(compensation?.compensatesId ?? '');
  if (!compensation || !original) return [];
  const ours = original.execution?.intended as Values;
  const before = original.execution?.checkpoint as Values;
  const wrong: string[] = [];
  for (const [field, old, now] of [
    ['ownerId', change.oldOwner, change.newOwner],
    ['note', change.oldNote, change.newNote],
  ] as const) {
    if (old === now) continue;
    if (old !== ours[field])
      wrong.push(`${compensation.id} wrote over ${field} ${old}, which is not its own`);
    if (now !== before[field])
      wrong.push(`${compensation.id} put back ${field} ${now}, not ${before[field]}`);
  }
  return wrong;
}

/** What the design's laws forbid and this history did; nothing is wrong once it is empty. For a world that has settled. */
export async function findViolations(world: World, sends: Sends): Promise<string[]> {
  const { workspaceId } = world.workspace;
  const actions = await readActions(workspaceId);
  const log = await readVendorLog(workspaceId);
  const done = new Set(
    (await db().practiceRequest.findMany({ where: { workspaceId } })).map(
      (request) => request.idempotencyKey,
    ),
  );
  const wrong: string[] = log.flatMap((change) => wrongTakingBack(change, actions));
  for (const { id, status, idempotencyKey, compensatesId, execution } of actions.values()) {
    const what = `${compensatesId ? 'compensation' : 'action'} ${id}`;
    const isDone = done.has(idempotencyKey);
    if (open.includes(status)) wrong.push(`${what} is left ${status}`);
    if (stands.includes(status) && !isDone) wrong.push(`${what} is ${status} and never happened`);
    if (!stands.includes(status) && isDone) wrong.push(`${what} is ${status} and happened`);
    const attempts = execution?.attempts ?? 0;
    if ((sends.get(idempotencyKey) ?? 0) > attempts)
      wrong.push(`${what} was sent ${sends.get(idempotencyKey)} times in ${attempts} attempts`);
    if (!execution && isDone) wrong.push(`${what} happened without a claim`);
  }
  for (const change of log)
    if (change.key !== null && log.filter(({ key }) => key === change.key).length > 1)
      wrong.push(`${change.key} changed something twice`);
  const entries = await db().auditEntry.findMany({
    where: { workspaceId, verb: { in: ['actions.claimed', 'actions.executed', 'actions.failed'] } },
    select: { verb: true, actionId: true },
  });
  const count = (verb: string, id: string) =>
    entries.filter((entry) => entry.verb === verb && entry.actionId === id).length;
  for (const { id, execution } of actions.values()) {
    if (!execution) continue;
    const { attempts } = execution;
    const claims = count('actions.claimed', id);
    const ends = count('actions.executed', id) + count('actions.failed', id);
    if (claims !== attempts || ends !== attempts || count('actions.executed', id) > 1)
      wrong.push(`${id} was begun ${attempts} times: ${claims} claims and ${ends} ends are recorded`);
  }
  const waiting = await db().rollbackItem.count({
    where: { workspaceId, status: 'waiting', rollback: { status: 'running' } },
  });
  if (waiting > 0) wrong.push(`${waiting} items of rollbacks are left`);
  for (const leak of await findLeakedReservations(workspaceId))
    wrong.push(`money is held by ${leak.reservationId}`);
  for (const { windowId } of await findUnbalancedWindows(workspaceId))
    wrong.push(`${windowId} does not balance`);
  return wrong;
}

/** What people's edits and the agents' undone work leave behind, and does not: each contact has its last person's owner, or none. */
export async function findLostEdits(world: World): Promise<string[]> {
  const { workspaceId } = world.workspace;
  const log = await readVendorLog(workspaceId);
  const now = await db().practiceContact.findMany({ where: { workspaceId } });
  return now.flatMap(({ externalId, ownerId, note }) => {
    const byHand = log.filter((change) => change.externalId === externalId && change.key === null);
    const expected = byHand.at(-1)?.newOwner ?? null;
    return [
      ...(ownerId === expected ? [] : [`${externalId} belongs to ${ownerId}, not ${expected}`]),
      ...(note === null ? [] : [`${externalId} has kept the note “${note}”`]),
    ];
  });
}
