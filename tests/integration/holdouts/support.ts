import { assignArm } from '@/lib/core/holdouts/assign-arm';
import type { HoldoutArm, HoldoutUnit } from '@/lib/core/holdouts/holdout';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import type { TestWorkspace } from '../../support/workspace';

export const quarters = { agent: 50, business_as_usual: 25, shadow: 25 };
type Over = Partial<Prisma.HoldoutUncheckedCreateInput>;

/** A running holdout of the lead router by contact, or of what `over` says. @returns its id. */
export async function aHoldout(
  { workspaceId, admin, agents }: TestWorkspace,
  over: Over = {},
): Promise<string> {
  const id = newId('hol');
  await db().holdout.create({
    data: {
      id,
      workspaceId,
      name: 'Spring',
      ...(over.playId ? {} : { agentId: agents['lead-router'].id }),
      unit: 'contact',
      seed: id,
      shareAgent: quarters.agent,
      shareUsual: quarters.business_as_usual,
      shareShadow: quarters.shadow,
      outcome: 'conversions',
      worthMicros: 100_000_000n,
      outcomeWithinDays: 30,
      plannedUnits: 500,
      reviewMinutes: 3,
      reviewerHourMicros: 60_000_000n,
      startedById: admin.id,
      startedAt: now(),
      ...over,
    },
  });
  return id;
}

/** A seed by which these units are drawn as asked. */
export function seedFor(wanted: Readonly<Record<string, HoldoutArm>>, shares = quarters): string {
  for (let i = 0; i < 100_000; i++) {
    const seed = `seed-${i}`;
    if (Object.entries(wanted).every(([unit, arm]) => assignArm(seed, unit, shares) === arm)) return seed;
  }
  throw new Error('No seed draws these units like that.');
}

let sent = 0;
/** Somebody worth an owner shows interest. @returns the signal, and whom it is about. */
export async function engaged(
  { workspaceId }: TestWorkspace,
  who: string,
): Promise<{ signalId: string; contactId: string }> {
  const [result] = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    emit: false,
    items: [
      {
        kind: 'lead.engaged',
        source: 'test',
        messageId: `engaged-${++sent}`,
        occurredAt: now().toISOString(),
        payload: {
          contact: {
            externalId: who,
            region: 'DACH',
            traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
          },
        },
      },
    ],
  });
  const signalId = result?.signalId ?? '';
  const { contactId } = await db().signal.findUniqueOrThrow({
    where: { id_workspaceId: { id: signalId, workspaceId } },
  });
  return { signalId, contactId: contactId ?? '' };
}

export const runOf = (signalId: string) => db().run.findFirstOrThrow({ where: { signalId } });

type Group = { arm: HoldoutArm; n: number; converted: number };
const DAY_MS = 86_400_000;

/** Units that were met now, so many of them converting a day later. */
export async function met(
  { workspaceId }: TestWorkspace,
  holdoutId: string,
  groups: readonly Group[],
  unit: HoldoutUnit = 'contact',
): Promise<string[]> {
  const at = now();
  const people = groups.flatMap(({ arm, n, converted }) =>
    Array.from({ length: n }, (_, i) => ({ id: newId('con'), arm, converts: i < converted })),
  );
  await db().contact.createMany({
    data: people.map(({ id, converts }) => ({
      id,
      workspaceId,
      externalId: id,
      traits: {},
      convertedAt: converts ? new Date(at.getTime() + DAY_MS) : null,
      createdAt: at,
      updatedAt: at,
    })),
  });
  if (unit === 'contact')
    await db().holdoutAssignment.createMany({
      data: people.map(({ id, arm }) => ({ workspaceId, holdoutId, unitId: id, arm, metAt: at })),
    });
  return people.map(({ id }) => id);
}
