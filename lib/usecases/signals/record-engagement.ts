import { topicOf } from '@/lib/core/signals/intent/topic-of';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import type { Writer } from '@/lib/db/gather-writes';
import { addEngagement, type EngagementStep } from '@/lib/db/repositories/engagement-days';
import type { RecordingRules } from '@/lib/db/repositories/recording-rules';
import type { IsDataCentre } from '../ip-ranges/data-centres';
import type { SignalSubject } from './fold-people';
import { isProgram } from './judge-quality';

/** What somebody does says more about what they want the more it takes them. */
const weights: Partial<Record<string, number>> = { clicked: 1, replied: 3, opened: 0.2 };

/** Adds what people did to their days, by topic. Counts add up to the same in whatever order they arrive. */
export async function recordEngagement(
  writer: Writer,
  workspaceId: string,
  { topics }: RecordingRules,
  fresh: readonly { input: SignalInput; id: string }[],
  subjects: ReadonlyMap<SignalInput, SignalSubject>,
  isDataCentre: IsDataCentre,
): Promise<void> {
  const engaged = fresh.filter(
    ({ input }) => subjects.get(input)?.engages && !isProgram(input, isDataCentre),
  );
  if (engaged.length === 0) return;
  const steps = new Map<string, EngagementStep>();
  for (const { input } of engaged) {
    const { contactId = null, accountId = null } = subjects.get(input) ?? {};
    if (contactId === null) continue;
    const day = new Date(input.occurredAt).toISOString().slice(0, 10);
    const topic = topicOf(placeOf(input), topics) ?? '';
    const weight = (input.kind === 'email.reported' ? weights[input.payload.report] : undefined) ?? 1;
    const key = `${contactId}\n${day}\n${topic}`;
    const before = steps.get(key);
    steps.set(key, {
      contactId,
      accountId,
      day,
      topic,
      count: (before?.count ?? 0) + 1,
      weight: (before?.weight ?? 0) + weight,
      lastAt: before && before.lastAt > input.occurredAt ? before.lastAt : input.occurredAt,
    });
  }
  await addEngagement(writer, workspaceId, [...steps.values()]);
}

function placeOf(input: SignalInput): Parameters<typeof topicOf>[0] {
  if (input.kind !== 'contact.tracked') return { url: null, path: null, event: null, title: null };
  const { event, page } = input.payload;
  return { event, url: page?.url ?? null, path: page?.path ?? null, title: page?.title ?? null };
}
