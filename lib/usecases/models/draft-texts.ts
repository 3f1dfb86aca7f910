import type { Actor } from '@/lib/core/access/actor';
import type { Proposal } from '@/lib/core/actions/proposal';
import { fillSlots, problemsOfDraft } from '@/lib/core/drafts/check-draft';
import { type DraftTexts, draftFormOf, isDraftable, readTexts } from '@/lib/core/drafts/draftable';
import type { DraftFindings } from '@/lib/core/drafts/model-call-content';
import { type Asked, askAndRecord, type Taken } from './ask-and-record';
import type { Drafting } from './drafting';

/**
 * Has a model write the words of one proposal, and nothing else of it: it is given figures and closed words, and answers under a schema
 * that has fields for these words alone. What it writes is checked against what it was given. @returns null where the words of the
 * statistical reasoner stay.
 */
export async function draftTexts(
  drafting: Drafting,
  proposal: Proposal,
  about: Omit<Asked, 'isTainted' | 'actor'>,
  actor: Actor,
  judge: (before: DraftTexts, after: DraftTexts | null) => DraftFindings | null = () => null,
): Promise<{ callId: string; texts: DraftTexts } | null> {
  const { kind, payload, draft } = proposal;
  const prompt = isDraftable(kind) ? drafting.prompts.get(kind) : undefined;
  if (!isDraftable(kind) || draft === undefined || prompt === undefined) return null;
  const before = readTexts(kind, payload);
  const { texts: limits, rewrites } = draftFormOf(kind);
  const given = rewrites ? before : null;
  const data = JSON.stringify({
    facts: draft.facts,
    ...(Object.keys(draft.slots).length === 0 ? {} : { slots: Object.keys(draft.slots) }),
    ...(given === null ? {} : { texts: given }),
  });
  const take = (output: unknown): Taken<DraftTexts> => {
    const parsed = limits.safeParse(output);
    if (!parsed.success) return { problem: 'A text is empty, too long, or there are too many.' };
    const [problem] = problemsOfDraft(draft, given, parsed.data);
    if (problem !== undefined) return { problem };
    const filled = limits.safeParse(fillSlots(parsed.data, draft.slots));
    return filled.success
      ? { value: filled.data, after: mutable(filled.data) }
      : { problem: 'With the names put in, a text is too long.' };
  };
  const asked = await askAndRecord(
    drafting.settings,
    { ...about, actor, isTainted: rewrites },
    { prompt, data, before: mutable(before) },
    take,
    (after) => judge(before, after),
  );
  return asked && { callId: asked.callId, texts: asked.value };
}

const mutable = (texts: DraftTexts): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(texts).map(([field, value]) => [field, typeof value === 'string' ? value : [...value]]),
  );
