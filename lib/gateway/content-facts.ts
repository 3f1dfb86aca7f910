import { type ActionKind, describeAction } from '@/lib/core/actions/catalogue';
import type { ContentField } from '@/lib/core/brand-safety/content';
import { isDraftable, readTexts } from '@/lib/core/drafts/draftable';
import type { Facts } from '@/lib/core/gate/facts';
import { assessText } from '@/lib/platform/text-assessment/assess-text';
import type { NamedSequence } from './sequence-facts';
import type { Subject } from './subject';

/** The words that somebody would read: the action's own, or those of the sequence it puts people into. Null where there are none. */
export function contentFacts(
  subject: Subject,
  named: NamedSequence | { unknown: string } | null,
): Facts['content'] {
  const { entry, texts, reaches, payload } = describeAction(subject.kind as ActionKind, subject.payload);
  const written = generatedTexts(subject);
  if (subject.compensates || (reaches === null && written.length === 0)) return null;
  const own: ContentField[] = (reaches === null ? written : texts).map(({ name, text }) => ({
    name,
    text,
    channel: entry.channel,
  }));
  if (own.length === 0 && named !== null && 'unknown' in named) return named;
  const theirs: ContentField[] =
    own.length === 0 && named !== null && !('unknown' in named)
      ? named.sequence.steps.flatMap(({ subject: line, body }, i) => [
          { name: `subject of step ${i + 1}`, text: line, channel: entry.channel },
          { name: `body of step ${i + 1}`, text: body, channel: entry.channel },
        ])
      : [];
  const fields = [...own, ...theirs];
  if (fields.length === 0) return null;
  return {
    fields,
    sourceIds: sourcesOf(payload),
    // Whoever is written to is told that an agent writes; a note for our own people is not a message.
    byAgent: reaches !== null && subject.requester.type === 'agent',
    assessment: fields.map(({ text }) => assessText(text)),
  };
}

/** Words that a model wrote for our own people: they hold to the brand guidelines as well. */
function generatedTexts({ kind, payload, generatedFields }: Subject): { name: string; text: string }[] {
  if (generatedFields.length === 0 || !isDraftable(kind)) return [];
  return Object.entries(readTexts(kind, payload))
    .filter(([field]) => generatedFields.includes(field))
    .map(([name, value]) => ({ name, text: typeof value === 'string' ? value : value.join('\n') }));
}

const sourcesOf = (payload: unknown): string[] =>
  typeof payload === 'object' &&
  payload !== null &&
  'sourceIds' in payload &&
  Array.isArray(payload.sourceIds)
    ? payload.sourceIds.map(String)
    : [];
