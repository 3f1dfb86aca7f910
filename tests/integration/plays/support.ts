import { eventSchemas } from '@/lib/contracts/events';
import type { PlayBodyInput } from '@/lib/core/plays/play-body';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { createPlay } from '@/lib/usecases/plays/change-plays';
import { matchConsidered } from '@/lib/usecases/plays/match-considered';
import { switchPlay } from '@/lib/usecases/plays/switch-play';
import { tryPlay } from '@/lib/usecases/plays/try-play';
import { recordSignals } from '@/lib/usecases/signals/record-signals';

export const noon = new Date('2026-05-20T12:00:00Z');
const DAY_MS = 86_400_000;
/** Runs `fn` at noon, or so many days later. */
export const at = <T>(fn: () => Promise<T>, days = 0): Promise<T> =>
  withClock(new Date(noon.getTime() + days * DAY_MS), fn);

export const operator = { type: 'person', id: 'usr_operator', isSample: false } as const;
const key = { type: 'api_key', id: 'key_1' } as const;

/** Takes up whoever looks at prices, once in 30 days. */
export const onPrices: PlayBodyInput = {
  trigger: { on: 'signal', kinds: ['contact.tracked'], events: [] },
  conditions: [{ field: 'signal.path', op: 'like', value: ['/pricing**'] }],
  goal: 'Whoever looks at prices hears from us.',
  again: { afterDays: 30 },
};

let named = 0;
/** A play that was written and tried, and is live unless asked otherwise. */
export async function aPlay(
  workspaceId: string,
  body: PlayBodyInput,
  { live = true, days = 0 } = {},
): Promise<{ id: string; version: number }> {
  return at(async () => {
    const change = { workspaceId, actor: operator };
    const play = { name: `play-${++named}`, title: `Play ${named}`, body: playBodySchema.parse(body) };
    const { id, version } = await createPlay({ ...change, play });
    if (!live) return { id, version };
    await tryPlay({ ...change, playId: id, version, days: 30 });
    return switchPlay({ ...change, playId: id, to: { status: 'live', version } });
  }, days);
}

let sent = 0;
type Visit = {
  who: string;
  path?: string;
  account?: { externalId: string; tier?: 'tier_1' | 'tier_3' };
  /** Before the moment at which it is recorded. */
  daysAgo?: number;
  title?: string;
};
/** Somebody so engaged that they are worth an owner even by the stated prior weights looks at a page. */
const toSignal = ({ who, path = '/pricing', account, daysAgo = 0, title }: Visit, nowMs: number) => ({
  kind: 'contact.tracked' as const,
  source: 'website',
  messageId: `visit-${++sent}`,
  occurredAt: new Date(nowMs - daysAgo * DAY_MS - 60_000).toISOString(),
  payload: {
    medium: 'page' as const,
    event: 'Viewed',
    page: { path },
    person: {
      ids: [{ type: 'user' as const, namespace: 'website', value: who }],
      ...(title ? { title } : {}),
      traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
    },
    ...(account ? { account: { name: account.externalId, ...account } } : {}),
  },
});

/** Records what people did, and leaves what follows from it. @returns the signals. */
export async function visit(workspaceId: string, visits: readonly Visit[], days = 0): Promise<string[]> {
  const items = visits.map((each) => toSignal(each, noon.getTime() + days * DAY_MS));
  const results = await at(() => recordSignals({ workspaceId, actor: key, items, emit: false }), days);
  return results.map(({ status, signalId, errors }) => {
    if (status !== 'accepted') throw new Error(JSON.stringify(errors));
    return signalId ?? '';
  });
}

/** The signals that recording told plays of, in the order in which it did. */
export async function toldOf(workspaceId: string): Promise<string[]> {
  const events = await db().outboxEvent.findMany({
    where: { workspaceId, name: 'play/considered' },
    orderBy: { id: 'asc' },
  });
  return events.flatMap(({ data }) => eventSchemas['play/considered'].parse(data).signalIds);
}

/** Delivers to plays what recording told them of, all of it, once more each time. */
export const deliver = async (workspaceId: string, days = 0) => {
  const ids = await toldOf(workspaceId);
  return at(() => matchConsidered(workspaceId, ids), days);
};

export const matchesOf = (playId: string) =>
  db().playMatch.findMany({
    where: { playId },
    include: { run: true, contact: { select: { externalId: true } } },
    orderBy: [{ matchedAt: 'asc' }, { id: 'asc' }],
  });

/** The person behind an id of the website. */
export async function personOf(workspaceId: string, signalId: string): Promise<string> {
  const { contactId } = await db().signal.findUniqueOrThrow({
    where: { id_workspaceId: { id: signalId, workspaceId } },
  });
  return contactId ?? '';
}
