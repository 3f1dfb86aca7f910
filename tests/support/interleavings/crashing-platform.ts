import { AsyncLocalStorage } from 'node:async_hooks';
import type { ConnectorAction } from '@/lib/connectors/kit/connector';
import { ConnectorError } from '@/lib/connectors/kit/connector-error';
import { practiceCrm } from '@/lib/connectors/practice-crm/connector';
import { db } from '@/lib/db/client';
import type { Crash } from './step';

type Process = { crash: Crash; die: () => void };
const running = new AsyncLocalStorage<Process>();

/** How often each idempotency key was sent. */
export type Sends = Map<string, number>;

/** The session of a process that is gone is ended by the operating system: with it what it had begun and not committed. */
const endOpenTransactions = () => db().$executeRaw`
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle in transaction'`;

/**
 * Makes the practice CRM one in whose calls processes can die: a call that dies never answers, so nothing after it is ever done, as
 * with a process killed there. @returns how to put it back, and what was sent.
 */
export function makePlatformCrash(): { sends: Sends; restore: () => void } {
  const action = practiceCrm.actions['crm.contact.assign-owner'];
  if (!action) throw new Error('The practice CRM assigns no owners.');
  const { execute, compensate, compensateMany } = action;
  const sends: Sends = new Map();
  const around = async <T>(keys: readonly string[], call: () => Promise<T>): Promise<T> => {
    const process = running.getStore();
    const crash = process?.crash ?? 'none';
    if (process) process.crash = 'none';
    if (crash === 'before') return die(process);
    for (const key of keys) sends.set(key, (sends.get(key) ?? 0) + 1);
    const answer = await call();
    if (crash === 'after') return die(process);
    if (crash === 'answer lost') throw new ConnectorError('outcome_unknown', 'No answer in time.');
    return answer;
  };
  const replaced: Pick<ConnectorAction, 'execute' | 'compensate' | 'compensateMany'> = {
    execute: (...call) => around([call[2].idempotencyKey], () => execute(...call)),
    compensate: (...call) => around([call[2].idempotencyKey], () => compensate(...call)),
    compensateMany: (orders) =>
      around(
        orders.map(({ instruction }) => instruction.idempotencyKey),
        () => compensateMany(orders),
      ),
  };
  Object.assign(action, replaced);
  return { sends, restore: () => Object.assign(action, { execute, compensate, compensateMany }) };
}

function die(process: Process | undefined): Promise<never> {
  process?.die();
  return new Promise<never>(() => undefined);
}

/** Runs `work` as a process of its own would, until it ends or dies. What it throws is for it alone. */
export async function inProcess(crash: Crash, work: () => Promise<unknown>): Promise<void> {
  let die: () => void = () => undefined;
  const death = new Promise<'died'>((resolve) => {
    die = () => resolve('died');
  });
  const ended = running.run({ crash, die }, work).then(
    () => 'ended' as const,
    () => 'ended' as const,
  );
  if ((await Promise.race([ended, death])) === 'died') await endOpenTransactions();
}
