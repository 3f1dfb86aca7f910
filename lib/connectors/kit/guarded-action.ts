import { setTimeout as pause } from 'node:timers/promises';
import { type ActionKind, catalogue, type OutsideState } from '@/lib/core/actions/catalogue';
import { type Permit, spend } from '@/lib/permit/permit';
import type { ConnectorAction, ConnectorContext, ConnectorReceipt, SettledReceipt } from './connector';
import { ConnectorError, type ConnectorErrorKind } from './connector-error';
import { turn } from './turns';

/** What a platform is asked to set, and what was there when that was decided; `payload` is null when something is put back. */
export type WriteOrder = {
  set: OutsideState;
  expected: OutsideState;
  payload: unknown;
  /** The action that orders it: a message names it, so that what comes back to it can be told from what was made up. */
  actionId: string;
  idempotencyKey: string;
};

export type GuardedPlatform = {
  /** The fields this kind may set; nothing else is ever sent, whatever is asked. Of an audience they are its people. */
  fields: readonly string[] | ((context: ConnectorContext) => readonly string[]);
  /** Where the payload names the fields, such as a variant of a page: which of them it may set, beside those. One that is not there reads as null. */
  sets?: (field: string) => boolean;
  read(context: ConnectorContext): Promise<OutsideState>;
  write(context: ConnectorContext, order: WriteOrder): Promise<ConnectorReceipt>;
  /** The same for many at once, all of one workspace, where the platform can. */
  readMany?(contexts: readonly ConnectorContext[]): Promise<OutsideState[]>;
  writeMany?(orders: readonly (WriteOrder & { context: ConnectorContext })[]): Promise<SettledReceipt[]>;
  /** After so long a request counts as unanswered. */
  answerWithinMs?: number;
  /** The platform's own limit of requests to one connection; without one they are not held back. */
  perSecond?: number;
};

/** So many objects a request, at most. */
const BATCH = 200;
/** Shorter than the gateway holds what it sends under (`send-under-lock.ts`). */
const ANSWER_WITHIN_MS = 20_000;

/**
 * One kind on one platform, with what no connector may forget: permit first, its own fields only, all of them in what is read, an end to
 * waiting, its turn among the requests, errors classified, and nothing put back of a kind that the catalogue declares irreversible.
 */
export function guardedAction(kind: ActionKind, platform: GuardedPlatform): ConnectorAction {
  const { reversibility } = catalogue[kind];
  const irreversible = reversibility.reversible ? null : reversibility.why;
  const { answerWithinMs = ANSWER_WITHIN_MS } = platform;
  const fieldsOf = (context: ConnectorContext) =>
    typeof platform.fields === 'function' ? platform.fields(context) : platform.fields;
  /** One request, in its turn; asked again where the platform said when, as long as there is time. */
  const ask = async <T>(
    { connection }: ConnectorContext,
    otherwise: ConnectorErrorKind,
    call: () => Promise<T>,
  ): Promise<T> => {
    for (const until = performance.now() + answerWithinMs; ; ) {
      if (platform.perSecond) await turn(connection.id, platform.perSecond);
      if (performance.now() >= until)
        throw new ConnectorError('retryable', 'Too many requests wait for this platform; it was not sent.');
      try {
        return await classified(otherwise, () => inTime(call(), until - performance.now()));
      } catch (error) {
        const waitMs = error instanceof ConnectorError ? error.retryAfterMs : null;
        if (waitMs === null || performance.now() + waitMs >= until) throw error;
        await pause(waitMs);
      }
    }
  };
  /** What was read, where it has every field: one that is missing was renamed, or is kept from us, and not empty. */
  const complete = (context: ConnectorContext, state: OutsideState): OutsideState => {
    const missing = fieldsOf(context).filter((field) => !Object.hasOwn(state, field));
    if (missing.length > 0)
      throw new ConnectorError('retryable', `The platform answered without ${missing.join(', ')}.`);
    return state;
  };
  const readOne = (context: ConnectorContext) =>
    ask(context, 'retryable', async () => complete(context, await platform.read(context)));
  /** Why nothing may be sent for it. */
  const refusalOf = (context: ConnectorContext, order: WriteOrder): ConnectorError | null => {
    if (order.payload === null && irreversible !== null) return new ConnectorError('terminal', irreversible);
    const own = new Set(fieldsOf(context));
    const foreign = Object.keys(order.set).filter((field) => !own.has(field) && !platform.sets?.(field));
    return foreign.length > 0
      ? new ConnectorError('terminal', `${kind} does not set ${foreign.join(', ')}.`)
      : null;
  };
  const act = (context: ConnectorContext, order: WriteOrder) => {
    const refusal = refusalOf(context, order);
    if (refusal) throw refusal;
    return ask(context, 'outcome_unknown', () => platform.write(context, order));
  };
  const compensate: ConnectorAction['compensate'] = async (
    context,
    permit,
    { actionId, restore, expected, idempotencyKey },
  ) => {
    spend(permit, actionId, kind);
    return act(context, { set: restore, expected, payload: null, actionId, idempotencyKey });
  };
  return {
    irreversible,
    absentIsNull: platform.sets !== undefined,
    readState: readOne,
    execute: async (context, permit: Permit, { actionId, payload, intended, expected, idempotencyKey }) => {
      spend(permit, actionId, kind);
      return act(context, { set: intended, expected, payload, actionId, idempotencyKey });
    },
    compensate,
    readStates: async (objects) => {
      const contexts = objects.map(({ context }) => context);
      const { readMany } = platform;
      if (!readMany) return oneByOne(contexts, readOne);
      const pages = await oneByOne(pagesOf(contexts), (page) =>
        ask(contextOf(page[0]), 'retryable', async () => {
          const states = sameLength(await readMany(page), page);
          return page.map((context, i) => complete(context, states[i] ?? {}));
        }),
      );
      return pages.flat();
    },
    compensateMany: async (orders) => {
      const { writeMany } = platform;
      if (!writeMany)
        return oneByOne(orders, ({ context, permit, instruction }) =>
          settled(compensate(context, permit, instruction)),
        );
      const results: SettledReceipt[] = [];
      const ready = orders.flatMap(({ context, permit, instruction }, place) => {
        spend(permit, instruction.actionId, kind);
        const { restore: set, expected, actionId, idempotencyKey } = instruction;
        const order = { set, expected, payload: null, actionId, idempotencyKey };
        const refusal = refusalOf(context, order);
        if (refusal) results[place] = { error: refusal };
        return refusal ? [] : [{ place, order: { ...order, context } }];
      });
      for (const page of pagesOf(ready)) {
        const receipts = await ask(contextOf(page[0]?.order.context), 'outcome_unknown', async () =>
          sameLength(await writeMany(page.map(({ order }) => order)), page),
        ).catch((error: ConnectorError): SettledReceipt[] => page.map(() => ({ error })));
        for (const [i, { place }] of page.entries()) results[place] = receipts[i] ?? { error: noAnswer() };
      }
      return results;
    },
  };
}

/** A page has at least one object: pages of nothing are not made. */
function contextOf(first: ConnectorContext | undefined): ConnectorContext {
  if (!first) throw new Error('A page of nothing.');
  return first;
}

const noAnswer = () => new ConnectorError('outcome_unknown', 'The platform did not answer as expected.');

const pagesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH));

async function oneByOne<A, B>(all: readonly A[], fn: (each: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  for (const each of all) results.push(await fn(each));
  return results;
}

/** The answer, or an end to waiting for it: what was asked may still come to pass. */
async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The platform did not answer in time.')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A platform that answers for fewer than it was asked about leaves open which: nothing of it can be believed. */
function sameLength<T>(answers: T[], asked: readonly unknown[]): T[] {
  if (answers.length !== asked.length) throw new Error('The platform answered for fewer than it was asked.');
  return answers;
}

const settled = (call: Promise<ConnectorReceipt>): Promise<SettledReceipt> =>
  call.then(
    (receipt) => ({ receipt }),
    (error: unknown) => {
      if (error instanceof ConnectorError) return { error };
      throw error;
    },
  );

async function classified<T>(otherwise: ConnectorErrorKind, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    if (error instanceof ConnectorError) throw error;
    throw new ConnectorError(otherwise, 'The platform did not answer as expected.', { cause: error });
  }
}
