import { type ActionKind, describeAction } from '@/lib/core/actions/catalogue';
import type { ContentField } from '@/lib/core/brand-safety/content';
import { checkClaims } from '@/lib/core/content/check-claims';
import { publishVariantSchema } from '@/lib/core/content/variant-payload';
import { isDraftable, readTexts } from '@/lib/core/drafts/draftable';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import { checkWording } from '@/lib/core/messages/compose-message';
import { composedMessageOf } from '@/lib/core/messages/message-of';
import { assessText } from '@/lib/platform/text-assessment/assess-text';
import type { NamedSequence } from './sequence-facts';
import type { Subject } from './subject';

/** The words that somebody would read: the action's own, or those of the sequence it puts people into. Null where there are none. */
export function contentFacts(
  subject: Subject,
  named: NamedSequence | { unknown: string } | null,
  claims: Facts['claims'],
): Facts['content'] {
  const { entry, texts, reaches, payload } = describeAction(subject.kind as ActionKind, subject.payload);
  const written = reaches === null ? generatedTexts(subject) : [];
  const own: ContentField[] = [...texts, ...written].map(({ name, text }) => ({
    name,
    text,
    channel: entry.channel,
  }));
  if (subject.compensates || (reaches === null && own.length === 0)) return null;
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
    factIds: factsThatHold(subject.kind, payload, claims),
    // Whoever is written to is told that an agent writes; a note for our own people is no message, and a page is addressed to nobody.
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

/** The facts that a variant or a composed message cites, where every one of them holds. */
function factsThatHold(kind: ActionKind, payload: unknown, claims: Facts['claims']): string[] {
  if (claims === null || isUnknown(claims)) return [];
  const { facts, today } = claims;
  const message = composedMessageOf(kind, payload);
  if (message) {
    const problems = checkWording(message.channel, message.wording, message.words, facts, today);
    return problems.length === 0 ? facts.map(({ id }) => id) : [];
  }
  const variant = publishVariantSchema.safeParse(payload);
  return variant.success && checkClaims(variant.data, facts, today).length === 0
    ? facts.map(({ id }) => id)
    : [];
}

const sourcesOf = (payload: unknown): string[] =>
  typeof payload === 'object' &&
  payload !== null &&
  'sourceIds' in payload &&
  Array.isArray(payload.sourceIds)
    ? payload.sourceIds.map(String)
    : [];
