import { type AgentMemory, memoryFor } from '@/lib/core/memory/agent-memory';
import type { FactReader } from '@/lib/core/memory/fact-types';
import type { LearntFact } from '@/lib/db/generated/client';
import { observationsOf } from '@/lib/db/repositories/learnt-facts';
import { now } from '@/lib/platform/clock';

type Learnt = { learntFacts: LearntFact[] };

/** What an agent may be told of a person and their company at this moment, of all profiles of the person: nothing more has to be read. */
export const memoryOfPerson = (
  reader: FactReader,
  { learntFacts, merged, account }: Learnt & { merged: Learnt[]; account: Learnt | null },
): AgentMemory =>
  memoryFor(
    reader,
    observationsOf([
      ...learntFacts,
      ...merged.flatMap((profile) => profile.learntFacts),
      ...(account?.learntFacts ?? []),
    ]),
    now(),
  );
