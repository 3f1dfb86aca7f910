import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { db } from '../../lib/db/client';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { caps, contactSetup } from './contact-setup';
import type { ContactAgentsOptions } from './processes/contact-agents';
import { killAgainAndAgain } from './processes/kill-again';
import { startAgents } from './processes/start-agents';
import { sweepOnce } from './sweep-once';
import { tellRefusals } from './tell-refusals';
import { withGateDatabase } from './with-gate-database';

const AGENTS = 50;
const PROCESSES = 4;
/** Each agent has two runs at work, in two processes: a cap is then passed by one agent as well as by many. */
const RUNS = 2;
const PEOPLE = 2;
/** Of all agents together, at each person. */
const ATTEMPTS = 120;
const WITHIN_MS = 240_000;
/** All wait for one person's lock: killed more often, hardly any would come to an end. */
const KILL_EVERY_MS = [3000, 6000] as const;
const SWEEP_EVERY_MS = 5000;
const RECOVER_WITHIN_MS = 240_000;

const mailbox = z.array(
  z.object({ contactId: z.string(), messages: z.number(), purposes: z.number(), agents: z.number() }),
);

/** What the e-mail service itself delivered to each person, for how many purposes and by how many agents. */
async function readMailbox(workspaceId: string): Promise<z.infer<typeof mailbox>> {
  return mailbox.parse(
    await db().$queryRaw`
      SELECT m.contact_external_id AS "contactId", count(*)::int AS messages,
        count(DISTINCT a.payload ->> 'purpose')::int AS purposes, count(DISTINCT a.requester_id)::int AS agents
      FROM practice_messages m LEFT JOIN actions a ON a.idempotency_key = m.idempotency_key
      WHERE m.workspace_id = ${workspaceId} GROUP BY 1`,
  );
}

const openActions = (workspaceId: string) =>
  db().action.count({
    where: {
      workspaceId,
      status: { in: ['cleared', 'claimed', 'outcome_unknown', 'needs_person', 'held'] },
    },
  });

async function recover(workspaceId: string): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < RECOVER_WITHIN_MS) {
    await sweepOnce();
    if ((await openActions(workspaceId)) === 0) break;
    await pause(SWEEP_EVERY_MS);
  }
  return (performance.now() - started) / 1000;
}

/** Fifty agents at one person after another, for three purposes at once, while their processes are killed. */
export function measureContacts(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const { workspace, agents, contactIds } = await contactSetup(AGENTS, PEOPLE);
    const { workspaceId } = workspace;
    const start = (index: number) =>
      startAgents('bench/gate/processes/contact-agents.ts', {
        workspace,
        agents: agents.filter((_, i) => i % (PROCESSES / RUNS) === index % (PROCESSES / RUNS)),
        contactIds,
        attempts: ATTEMPTS,
      } satisfies ContactAgentsOptions);
    const attempts = () => db().action.count({ where: { workspaceId } });
    const end = performance.now() + WITHIN_MS;
    const disturbed = await killAgainAndAgain(
      PROCESSES,
      start,
      async () => performance.now() > end || (await attempts()) >= PEOPLE * ATTEMPTS,
      KILL_EVERY_MS,
    );
    say(`${disturbed.kills} kills; ${JSON.stringify(disturbed.counts)}.`);
    const seconds = await recover(workspaceId);
    const seen = await readMailbox(workspaceId);
    await tellRefusals(workspaceId, say);
    const most = (field: 'messages' | 'purposes' | 'agents') =>
      seen.reduce((max, row) => Math.max(max, row[field]), 0);
    const heldTouches = await db().contactTouch.count({ where: { workspaceId, status: 'reserved' } });
    return [
      plain('contacts: kills of processes with agents', disturbed.kills, ''),
      exactly('contacts: processes that died by themselves', disturbed.died, '', 0),
      atLeast('contacts: attempts for each person', (await attempts()) / PEOPLE, '', AGENTS),
      exactly('contacts: people reached', seen.length, '', PEOPLE),
      atMost('contacts: most messages to one person', most('messages'), '', caps.perChannelPerDay),
      atLeast(
        'contacts: people who got as many as the cap allows',
        seen.filter(({ messages }) => messages === caps.perChannelPerDay).length,
        '',
        1,
      ),
      exactly('contacts: most purposes for one person', most('purposes'), '', 1),
      exactly('contacts: most agents at one person', most('agents'), '', 1),
      plain('contacts: until the sweepers had closed everything', seconds, 's'),
      exactly('contacts: actions left open', await openActions(workspaceId), '', 0),
      exactly('contacts: contacts held and never made', heldTouches, '', 0),
    ];
  });
}
