import { db } from '@/lib/db/client';
import type { Account, Contact, LearntFact, ProcessingLimit } from '@/lib/db/generated/client';
import { factsInForce } from '@/lib/db/repositories/learnt-facts';
import { runningHoldouts } from '../holdouts/draw-arms';
import { personOfProfile } from './person-of-profile';

export type RunWithSignal = NonNullable<Awaited<ReturnType<typeof loadRun>>>;

type Limit = Pick<ProcessingLimit, 'kind'>;
type Learnt = { learntFacts: LearntFact[] };
type Person = Contact & Learnt & { account: (Account & Learnt) | null; limits: Limit[]; merged: Learnt[] };
const learnt = { learntFacts: factsInForce } as const;
const person = {
  account: { include: learnt },
  limits: { where: { liftedAt: null }, select: { kind: true } },
  ...learnt,
  merged: { select: learnt },
} as const;

/** What an agent at work knows of its workspace, the policy in force with it. */
export const workspaceFields = {
  currency: true,
  timeZone: true,
  policies: { where: { active: true }, select: { body: true } },
} as const;
/** The signal of a step, with whom it is about: what its agent works from. */
export async function loadStepSignal(
  workspaceId: string,
  signalId: string,
): Promise<RunWithSignal['signal'] | null> {
  const signal = await db().signal.findUnique({
    relationLoadStrategy: 'join',
    where: { id_workspaceId: { id: signalId, workspaceId } },
    include: { contact: { include: { ...person, mergedInto: { include: person } } } },
  });
  return signal && { ...signal, contact: personOfProfile<Limit, Person>(signal.contact) };
}

/** A run with what its agents work from: the signal, whom it is about, the tasks and handoffs so far. */
export async function loadRun(workspaceId: string, runId: string) {
  const run = await db().run.findUnique({
    relationLoadStrategy: 'join',
    where: { id_workspaceId: { id: runId, workspaceId } },
    include: {
      agent: {
        include: {
          workspace: { select: workspaceFields },
          holdouts: runningHoldouts(),
        },
      },
      signal: { include: { contact: { include: { ...person, mergedInto: { include: person } } } } },
      tasks: { orderBy: { id: 'asc' } },
      handoffs: { orderBy: { id: 'asc' } },
      revisions: { orderBy: { number: 'asc' }, select: { body: true } },
    },
  });
  return (
    run && { ...run, signal: { ...run.signal, contact: personOfProfile<Limit, Person>(run.signal.contact) } }
  );
}
