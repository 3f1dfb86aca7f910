import type { z } from 'zod';
import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import type { SequencerContext } from '@/lib/agents/sequencer/context';
import { drawForRecipient, hasVariants, recipientSeed, wordsOfDraw } from '@/lib/core/content/email-variant';
import type { PageAudience } from '@/lib/core/content/page-audience';
import { type AgentMemory, factsOf, waitingFor } from '@/lib/core/memory/agent-memory';
import { speaksOf } from '@/lib/core/memory/read-message';
import type { Handoff } from '@/lib/core/runs/handoff';
import { segmentOf } from '@/lib/core/scopes/segment';
import { seniorityOf } from '@/lib/core/scopes/seniority';
import { buyingRoleSchema } from '@/lib/core/signals/buying-group/buying-role';
import { inferBuyingRole, noBehaviour } from '@/lib/core/signals/buying-group/infer-buying-role';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { readSequences } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { readNextContact } from '@/lib/queries/contacts/read-next-contact';
import { memoryOfPerson } from '../../memory/memory-of-person';
import type { RunWithSignal } from '../load-run';
import { nothingProposed } from './nothing-proposed';

/** What the sequencer proposes for a contact that was handed over, or whose next step has come due. */
export async function reachOut(
  run: RunWithSignal,
  handoff: Handoff | null,
): Promise<{ result: AgentResult; modelHash: null }> {
  const { contact, ...signal } = run.signal;
  const nothing = (summary: string) => ({ result: { summary, proposals: [] }, modelHash: null });
  if (!contact || (handoff && handoff.contactId !== contact.id))
    return nothing('The contact is not known here: nothing is proposed.');
  const withheld = nothingProposed(run);
  if (withheld) return { result: withheld, modelHash: null };
  const sequences = await readSequences(run.workspaceId);
  const suppressions = await db().suppression.count({ where: { contactId: contact.id, liftedAt: null } });
  const memory = memoryOfPerson('sequencer', contact);
  const today = localDay(now(), run.agent?.workspace.timeZone ?? 'UTC');
  const topicsIn = await topicsOfInterest(run.workspaceId, memory);
  const due = signal.kind === 'sequence.step-due' ? await dueStep(contact, signal.payload, sequences) : null;
  const result = agentDefinitions.sequencer.propose({
    contact: {
      id: contact.id,
      language: contact.language,
      seniority: seniorityOf(contact.title),
      segment: segmentOf(contact.account?.employees ?? null),
      accountTier: contact.account?.tier ?? null,
      sequenceId: contact.sequenceExternalId,
      hasConverted: contact.convertedAt !== null,
      isSuppressed: suppressions > 0,
    },
    memory,
    waits: waitingFor(memory, today),
    handoff,
    dueStep: due,
    next: due || handoff ? await readNextContact(run.workspaceId, contact.id) : null,
    sequences: sequences.map(({ id, purpose, language, isActive, audience, steps }) => ({
      id,
      purpose,
      language,
      isActive,
      audience,
      steps: steps.length,
      topics: topicsIn(steps),
    })),
    signal: { id: signal.id, quality: signal.quality },
  });
  return { result, modelHash: null };
}

/** Which of the topics that somebody said they are interested in the words of a sequence speak of. */
async function topicsOfInterest(
  workspaceId: string,
  memory: AgentMemory,
): Promise<(steps: readonly { subject: string; body: string }[]) => string[]> {
  const names = factsOf(memory, 'stated_interest').map(({ value }) => value.topic);
  if (names.length === 0) return () => [];
  const topics = await db().topic.findMany({
    where: { workspaceId, name: { in: names }, archivedAt: null },
    select: { name: true, title: true },
  });
  return (steps) =>
    topics
      .filter(({ title }) => steps.some(({ subject, body }) => speaksOf(`${subject}\n${body}`, title)))
      .map(({ name }) => name);
}

type Recipient = NonNullable<RunWithSignal['signal']['contact']>;

/** The words of the step that came due, as the outreach tool has them now: its own, or those of the variant that the recipient is drawn to get. */
async function dueStep(
  contact: Recipient,
  payload: unknown,
  sequences: Awaited<ReturnType<typeof readSequences>>,
): Promise<SequencerContext['dueStep']> {
  const due: z.infer<(typeof recordedPayloads)['sequence.step-due']> =
    recordedPayloads['sequence.step-due'].parse(payload);
  const sequence = sequences.find(({ id }) => id === due.sequenceId);
  const words = sequence?.steps[due.step];
  if (!sequence || !words) return null;
  const { subject, body } = words;
  const step = { sequenceId: due.sequenceId, purpose: sequence.purpose, step: due.step };
  const seed = recipientSeed({ contactId: contact.id, sequenceId: due.sequenceId, step: due.step });
  const variant = hasVariants(words) ? drawForRecipient(words, await audienceOf(contact), seed) : null;
  const drawn = variant && wordsOfDraw(words, variant);
  return drawn ? { ...step, ...drawn, variant } : { ...step, subject, body };
}

/** The industry of the contact's company, and the part that they play in it: as a person of ours said, else as their title speaks for. */
async function audienceOf({ id, title, account }: Recipient): Promise<PageAudience> {
  const said = await db().buyingRole.findUnique({ where: { contactId: id }, select: { role: true } });
  const role = said ? buyingRoleSchema.parse(said.role) : inferBuyingRole(title, noBehaviour).role;
  return { industry: account?.industry ?? null, role: role === 'unknown' ? null : role };
}
