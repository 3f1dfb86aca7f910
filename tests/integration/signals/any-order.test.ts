import fc from 'fast-check';
import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/builders/a-workspace';

type Id = { type: string; value: string };
const ids = {
  user: (n: number): Id => ({ type: 'user', value: `u${n}` }),
  device: (n: number): Id => ({ type: 'anonymous', value: `d${n}` }),
  email: (n: number): Id => ({ type: 'email', value: `p${n}@acme${n % 2}.example` }),
};
const anyId = fc.oneof(fc.nat(2).map(ids.user), fc.nat(2).map(ids.device), fc.nat(2).map(ids.email));
const anySignal = fc.record({
  who: fc.array(anyId, { minLength: 1, maxLength: 3 }),
  minute: fc.nat(6),
  name: fc.option(fc.constantFrom('Ada', 'Bob', 'Eve'), { nil: undefined }),
  visits: fc.option(fc.nat(3), { nil: undefined }),
  account: fc.option(fc.constantFrom('a1', 'a2'), { nil: undefined }),
  tracked: fc.boolean(),
});

type Signal = typeof anySignal extends fc.Arbitrary<infer S> ? S : never;
const toItem = (signal: Signal, i: number) => ({
  kind: signal.tracked ? 'contact.tracked' : 'contact.identified',
  source: 'website',
  messageId: `m${i}`,
  occurredAt: `2026-11-01T10:0${signal.minute}:00.000Z`,
  payload: {
    ...(signal.tracked ? { medium: 'track', event: 'Viewed' } : {}),
    person: {
      ids: signal.who,
      ...(signal.name ? { name: signal.name } : {}),
      traits: signal.visits === undefined ? {} : { visits: signal.visits },
    },
    ...(signal.account ? { account: { externalId: signal.account, name: signal.account } } : {}),
  },
});

/** The people that are known in the end, by what is known of them; ids and times of writing aside. */
async function peopleOf(workspaceId: string) {
  const people = await db().contact.findMany({
    where: { workspaceId, mergedIntoId: null },
    include: { account: true, merged: true, engagementDays: true },
  });
  const daysOf = new Map<string, number>();
  for (const day of await db().engagementDay.findMany({ where: { workspaceId } }))
    daysOf.set(day.contactId, (daysOf.get(day.contactId) ?? 0) + day.count);
  return people
    .map(({ id, email, name, traits, lastSignalAt, account, merged }) => ({
      email,
      name,
      traits,
      lastSignalAt: lastSignalAt?.toISOString() ?? null,
      account: account?.externalId ?? null,
      engagements: [id, ...merged.map((profile) => profile.id)].reduce(
        (sum, one) => sum + (daysOf.get(one) ?? 0),
        0,
      ),
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

async function after(items: readonly object[], parts: number): Promise<unknown> {
  const { id: workspaceId } = await aWorkspace();
  const size = Math.max(1, Math.ceil(items.length / parts));
  for (let from = 0; from < items.length; from += size) {
    const results = await recordSignals({
      workspaceId,
      actor: { type: 'system', id: 'test' },
      items: items.slice(from, from + size),
      emit: false,
    });
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  }
  return peopleOf(workspaceId);
}

it('signals that are shuffled, delayed and repeated end in the same people', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anySignal, { minLength: 2, maxLength: 10 }),
      fc.array(fc.nat(9), { maxLength: 4 }),
      fc.infiniteStream(fc.nat(1000)),
      async (signals, again, random) => {
        const items = signals.map(toItem);
        const repeated = [...items, ...again.flatMap((i) => items[i] ?? [])];
        const keys = new Map(repeated.map((_, i) => [i, random.next().value]));
        const shuffled = repeated
          .map((item, i) => ({ item, key: keys.get(i) ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(await after(shuffled, shuffled.length)).toEqual(await after(items, 1));
      },
    ),
    { numRuns: 25 },
  );
});

it('somebody who turns out to have shared a device leaves nothing of theirs with it', async () => {
  const [ada, bob, eve, device] = [ids.email(0), ids.email(1), ids.user(0), ids.device(0)];
  const seen = (who: Id[], account?: Signal['account']): Signal => ({
    who,
    minute: 0,
    name: undefined,
    visits: undefined,
    account,
    tracked: false,
  });
  const address = [seen([device]), seen([device, ada]), seen([eve]), seen([device, eve])].map(toItem);
  expect(await after(address, address.length)).toEqual(await after(address, 1));
  const company = [seen([ada, device]), seen([device], 'a1'), seen([bob, device])].map(toItem);
  expect(await after(company, company.length)).toEqual(await after(company, 1));
});
