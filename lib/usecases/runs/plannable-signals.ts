import { z } from 'zod';
import { signalKinds } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import type {
  Account,
  Contact,
  LearntFact,
  Prisma,
  ProcessingLimit,
  Signal,
} from '@/lib/db/generated/client';
import { factsInForce } from '@/lib/db/repositories/learnt-facts';
import { personOfProfile } from './person-of-profile';

const payloadSchema = z.record(z.string(), z.unknown());
const kindSchema = z.enum(signalKinds);
/** What sets off a run by itself; an outcome only teaches. A play takes up whatever it listens to. */
const settingOff = ['lead.engaged', 'campaign.performance', 'page.performance', 'sequence.step-due'];

export type PlannableSignal = Omit<Signal, 'kind' | 'payload'> & {
  kind: z.infer<typeof kindSchema>;
  payload: Record<string, unknown>;
  contact: Person | null;
};

type Limit = Pick<ProcessingLimit, 'id' | 'kind'>;
type Learnt = { learntFacts: LearntFact[] };
type Person = Contact & Learnt & { account: (Account & Learnt) | null; limits: Limit[]; merged: Learnt[] };

/** The signals that can set off a run and have none yet, oldest first: by themselves, or by a play. */
export const loadPlannableSignals = (
  workspaceId: string,
  ids: readonly string[],
  playId: string | null = null,
): Promise<PlannableSignal[]> =>
  loadSignals({
    workspaceId,
    id: { in: [...ids] },
    runs: { none: { playId } },
    ...(playId === null ? { kind: { in: settingOff } } : { contactId: { not: null } }),
  });

/** A signal that has set off a run, to be planned once more. */
export async function loadSignalOfRun(workspaceId: string, runId: string): Promise<PlannableSignal | null> {
  const [signal] = await loadSignals({ workspaceId, runs: { some: { id: runId } } });
  return signal ?? null;
}

const learnt = { learntFacts: factsInForce } as const;
const person = {
  account: { include: learnt },
  limits: { where: { liftedAt: null }, select: { id: true, kind: true } },
  ...learnt,
  merged: { select: learnt },
} as const;

async function loadSignals(where: Prisma.SignalWhereInput): Promise<PlannableSignal[]> {
  const rows = await db().signal.findMany({
    relationLoadStrategy: 'join',
    where,
    include: {
      contact: {
        include: { ...person, mergedInto: { include: person } },
      },
    },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ contact: profile, ...row }) => {
    const contact = personOfProfile<Limit, Person>(profile);
    return {
      ...row,
      contact,
      contactId: contact?.id ?? row.contactId,
      kind: kindSchema.parse(row.kind),
      payload: payloadSchema.parse(row.payload),
    };
  });
}
