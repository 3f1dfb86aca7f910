import { type AgentFact, factsOf, waitingFor } from '@/lib/core/memory/agent-memory';
import { percentText } from '../../kit/words';
import type { AccountPerson } from '../account-context';
import type { Assumptions } from '../assumptions';
import { gainOf, type MovesOf, probabilityOf, scaled, standingOf } from './move';

/** The sequencer takes over each person who can be written to, the likeliest first, as many as the play allows at a time. */
export const enrolPeople: MovesOf = (context, assumptions) => {
  const { play, inSequences } = context;
  const room = Math.max(0, (play.limits.maxContactsPerAccount ?? Number.POSITIVE_INFINITY) - inSequences);
  const { goesThrough, asked } = standingOf('sequencer', context, assumptions);
  const messages = assumptions.messagesPerSequence * assumptions.messageCost;
  return context.people
    .filter((person) => whyNotWritten(person, context.today) === null)
    .map((person) => ({
      person,
      probability: probabilityOf(person, assumptions),
      against: speaksAgainst(person),
    }))
    .sort(
      (a, b) =>
        a.against.length - b.against.length ||
        b.probability - a.probability ||
        (a.person.id < b.person.id ? -1 : 1),
    )
    .slice(0, room)
    .map(({ person, probability, against }) => ({
      agentKind: 'sequencer' as const,
      subject: { type: 'contact' as const, id: person.id },
      signalId: person.signalId,
      about: 'person' as const,
      why: `Engaged with the others of the company; probability of conversion ${percentText(probability)}.${againstText(against)}`,
      handoff: {
        to: 'sequencer' as const,
        contactId: person.id,
        signalId: person.signalId,
        ownerExternalId: person.ownerExternalId,
        score: probability,
        purpose: 'sales_outreach' as const,
      },
      gain: scaled(gainOf([person], assumptions.sequenceUplift, context, assumptions), goesThrough),
      media: 0,
      messages,
      owners: 0,
      risks: risksOf(person, assumptions),
      reviews: asked,
    }));
};

/**
 * What was learnt of somebody that puts them behind others in the order: that they said something against it, or answer on another channel
 * than that of a sequence. It decides nothing else.
 */
export const speaksAgainst = ({ memory = [] }: Pick<AccountPerson, 'memory'>): AgentFact[] => [
  ...factsOf(memory, 'objection'),
  ...factsOf(memory, 'preferred_channel').filter(({ value }) => value.channel !== 'email'),
];

const againstText = (against: readonly AgentFact[]): string =>
  against.length === 0
    ? ''
    : ` Others go first: ${against.some(({ type }) => type === 'objection') ? 'they said something against it' : 'they answer on another channel'}, as was learnt.`;

/** Why somebody is not written to; null where nothing speaks against it. The gate has the last word on each message. */
export function whyNotWritten(person: AccountPerson, today: string): string | null {
  if (person.limit !== null) return 'has had the use of their data limited';
  if (person.isSuppressed) return 'must not be contacted';
  if (person.convertedAt !== null) return 'has converted';
  if (waitingFor(person.memory ?? [], today)) return 'is not to be written to before a day that has not come';
  if (person.hasReplied) return 'has answered: a person goes on from here';
  if (person.sequenceId !== null) return 'is in a sequence already';
  if (!person.isReachable) return 'has no address';
  if (person.wasTried) return 'was tried in this plan, which came to nothing';
  if (person.claimedBy !== null) return `is taken up by the play “${person.claimedBy}”, which goes first`;
  if (person.hasOpenRun) return 'is the subject of another run that is not over';
  return null;
}

function risksOf(person: AccountPerson, a: Assumptions) {
  const complaints = (a.messagesPerSequence * a.complaintsPerHundred) / 100;
  return [
    {
      loss: complaints * a.complaintCost,
      why: `Messages cannot be called back: of a hundred, ${a.complaintsPerHundred} lead to a complaint or a refusal.`,
    },
    {
      loss: (1 - person.quality) * a.wrongPersonCost,
      why: 'The signals may be about somebody else: the lower their quality, the likelier.',
    },
  ];
}
