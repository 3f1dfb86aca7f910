import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { contactChannelTitles } from '@/lib/core/contactability/purposes';
import { type Draw, drawChoice } from '@/lib/core/learning/exploration';
import { ENGAGED_WITHIN_DAYS, SAY_NOTHING } from '@/lib/core/messages/message-arms';
import { messageTemplateTitles } from '@/lib/core/messages/wording';
import type { AgentResult } from '../kit/agent';
import { countText, percentText } from '../kit/words';
import type { LifecycleContext } from './context';
import { type Message, type Option, optionsFor, statedAdded } from './options';

/** Chooses whether one person hears from us, by which channel, with which message and when; doing nothing is chosen like the rest. */
export function proposeMessage(context: LifecycleContext): AgentResult {
  const { contact, exploration } = context;
  if (contact.sequenceId !== null)
    return {
      summary: `Nothing is said: the contact is in the sequence ${contact.sequenceId}, which speaks with them.`,
      proposals: [],
    };
  const { options, leftOut } = optionsFor(context);
  if (options.length < 2)
    return { summary: `Nothing is said. ${leftOut.join(' ')}`.trim().slice(0, 1000), proposals: [] };
  const drawn = drawChoice(
    exploration,
    options.map(({ arm }) => arm),
  );
  const chosen = options[drawn.index] ?? options[0];
  if (!chosen) throw new Error('There is nothing to choose.');
  const result = chosen.message
    ? say(context, chosen.message, { chosen, options, leftOut, explored: drawn.explored })
    : sayNothing({ chosen, options, leftOut, explored: drawn.explored });
  if (exploration.share === 0) return result;
  const draw: Draw = {
    schemaVersion: 1,
    ...exploration,
    candidates: options.map(({ arm, expected, cost }) => ({
      id: arm,
      marks: { ...contact.features, expected, cost },
    })),
    chosen: chosen.arm,
    explored: drawn.explored,
    propensity: drawn.propensity,
  };
  return { ...result, draw };
}

type Chosen = { chosen: Option; options: readonly Option[]; leftOut: readonly string[]; explored: boolean };

const nameOf = ({ message }: Option): string =>
  message
    ? `${contactChannelTitles[message.channel]}, ${messageTemplateTitles[message.template].toLowerCase()}`
    : 'nothing';

/** What else there was, and what is expected of it. */
const othersText = ({ chosen, options }: Chosen): string =>
  options
    .filter(({ arm }) => arm !== chosen.arm)
    .map((option) => `${nameOf(option)} ${percentText(option.expected)}`)
    .join('; ');

function sayNothing(choice: Chosen): AgentResult {
  const why = choice.explored
    ? 'Drawn to try it, within what the policy allows.'
    : 'No message promises enough more than saying nothing.';
  return {
    summary:
      `Nothing is said. ${why} Expected to engage by themselves: ${percentText(choice.chosen.expected)}; ${othersText(choice)}.`.slice(
        0,
        1000,
      ),
    proposals: [],
  };
}

function say(context: LifecycleContext, message: Message, choice: Chosen): AgentResult {
  const { contact, signal, model, playId } = context;
  const { chosen, options, explored, leftOut } = choice;
  const { bestAt, gain } = message.standing;
  const nothing = options.find(({ arm }) => arm === SAY_NOTHING)?.expected ?? 0;
  const added = chosen.expected - nothing;
  const stated = statedAdded[message.channel];
  const range = model
    ? { value: added, low: Math.min(0, added), high: Math.max(0, 2 * added) }
    : { value: stated.mid, low: stated.low, high: stated.high };
  const proposal: Proposal = {
    ...messageOf(context, message),
    reasoning: [
      `${sentenceCase(nameOf(chosen))}: expected to engage within ${ENGAGED_WITHIN_DAYS} days with ${percentText(chosen.expected)} (${model ? 'learnt from what was tried' : 'assumed until enough was tried'}).`,
      `Instead: ${othersText(choice)}.`,
      explored ? 'Drawn to try it, within what the policy allows; the draw can be made again.' : '',
      bestAt === null
        ? 'It goes out at once.'
        : `It waits for ${bestAt.slice(0, 16).replace('T', ' ')} UTC, when they read ${gain.toFixed(1)} times as likely as now.`,
      `It states ${countText(message.wording.factIds.length, 'approved fact')}, word for word.`,
      ...leftOut.map((why) => `Left out: ${why}`),
    ]
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, 2000),
    inputs: [
      { type: 'signal', id: signal.id, note: `What they did last; quality ${signal.quality.toFixed(2)}.` },
      {
        type: 'contact',
        id: contact.id,
        note: 'Engagement, contacts made, language, consents and clocks as of now.',
      },
      ...(playId === null ? [] : [{ type: 'play' as const, id: playId, note: 'Whom it is for.' }]),
      ...(model === null
        ? []
        : [{ type: 'model' as const, id: model.id, note: 'What was learnt of choosing.' }]),
      ...message.wording.factIds.map((id) => ({
        type: 'fact' as const,
        id,
        note: 'Stated word for word.',
      })),
    ],
    expectedEffect: {
      metric: model
        ? 'Added probability that they engage (learnt; its range is assumed)'
        : 'Added probability that they engage (assumed)',
      unit: 'probability',
      ...range,
      horizonDays: ENGAGED_WITHIN_DAYS,
    },
    // How far the data can be trusted: the choice itself follows from it.
    confidence: Number((0.8 + 0.2 * Math.max(0, Math.min(1, signal.quality))).toFixed(4)),
  };
  return {
    summary: `${sentenceCase(nameOf(chosen))}${bestAt === null ? '' : `, at ${bestAt.slice(0, 16).replace('T', ' ')} UTC`}.`,
    proposals: [proposal],
    ...(bestAt === null ? {} : { notBefore: bestAt }),
  };
}

/** The action that says it. */
function messageOf(
  { contact, purpose }: LifecycleContext,
  { channel, words, wording }: Message,
): Pick<Proposal, 'kind' | 'payload'> {
  const common = { contactId: contact.id, purpose, body: words.body, sourceIds: wording.factIds, wording };
  switch (channel) {
    case 'email': {
      const payload: PayloadOf<'email.message.send'> = {
        ...common,
        subject: words.title ?? '',
        sequence: null,
      };
      return { kind: 'email.message.send', payload };
    }
    case 'sms': {
      const payload: PayloadOf<'sms.message.send'> = common;
      return { kind: 'sms.message.send', payload };
    }
    case 'in_product': {
      const payload: PayloadOf<'in_product.message.show'> = { ...common, title: words.title ?? '' };
      return { kind: 'in_product.message.show', payload };
    }
  }
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
