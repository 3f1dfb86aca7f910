import type { PauseView } from '@/lib/contracts/stops';
import { channels } from '@/lib/core/actions/catalogue';
import { channelTitles } from '@/lib/core/actions/channel-titles';
import { pauseCauseSchema } from '@/lib/core/pauses/pause-cause';
import type { Pause } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';

const refOf = (id: string): Ref =>
  id.startsWith('key_')
    ? { type: 'api_key', id }
    : id.startsWith('usr_')
      ? { type: 'person', id }
      : { type: 'system', id };

/** Everything that a stop names, for looking it up: by whom, on what, and who lifted it. */
export const refsOfPause = (pause: Pause): Ref[] => [
  refOf(pause.pausedById),
  { type: pause.subject, id: pause.subjectId },
  ...(pause.liftedById ? [refOf(pause.liftedById)] : []),
];

export function presentPause(pause: Pause, names: NameBook): PauseView {
  const by = refOf(pause.pausedById);
  const lifter = pause.liftedById ? refOf(pause.liftedById) : null;
  const cause = pauseCauseSchema.safeParse(pause.cause);
  return {
    id: pause.id,
    subject: pause.subject,
    covers: coversOf(pause, names),
    mode: pause.mode,
    since: pause.pausedAt.toISOString(),
    by: names.of(by.type, by.id),
    reason: pause.reason,
    cause: cause.success ? cause.data : null,
    liftedAt: pause.liftedAt?.toISOString() ?? null,
    liftedBy: lifter && names.of(lifter.type, lifter.id),
    liftReason: pause.liftReason,
  };
}

function coversOf({ subject, subjectId }: Pause, names: NameBook): PauseView['covers'] {
  if (subject === 'workspace') return { type: subject, id: subjectId, name: 'Everything', isSample: false };
  const channel = channels.find((known) => known === subjectId);
  if (subject === 'channel' && channel)
    return { type: subject, id: subjectId, name: channelTitles[channel], isSample: false };
  return names.of(subject, subjectId);
}
