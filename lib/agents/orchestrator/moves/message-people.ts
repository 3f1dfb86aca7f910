import { percentText } from '../../kit/words';
import type { AccountPerson } from '../account-context';
import { whyNotWritten } from './enrol-people';
import { gainOf, type MovesOf, probabilityOf, scaled, standingOf } from './move';

/**
 * The lifecycle agent looks at one person whom a play took up: it chooses whether and how they hear from us.
 */
export const messagePeople: MovesOf = (context, assumptions) => {
  const { goesThrough, asked } = standingOf('lifecycle', context, assumptions);
  return context.people
    .filter((person) => whyNotReached(person, context.today) === null)
    .map((person) => ({
      agentKind: 'lifecycle' as const,
      subject: { type: 'contact' as const, id: person.id },
      signalId: person.signalId,
      about: 'person' as const,
      why: `Engaged; probability of conversion ${percentText(probabilityOf(person, assumptions))}. Whether and how they hear from us is the agent’s to choose.`,
      handoff: null,
      gain: scaled(gainOf([person], assumptions.lifecycleUplift, context, assumptions), goesThrough),
      media: 0,
      messages: assumptions.messageCost,
      owners: 0,
      risks: [
        {
          loss: (assumptions.complaintsPerHundred / 100) * assumptions.complaintCost,
          why: `Messages cannot be called back: of a hundred, ${assumptions.complaintsPerHundred} lead to a complaint or a refusal.`,
        },
        {
          loss: (1 - person.quality) * assumptions.wrongPersonCost,
          why: 'The signals may be about somebody else: the lower their quality, the likelier.',
        },
      ],
      reviews: asked,
    }));
};

/** As for the sequencer, but that somebody without an address may be reached otherwise, and customers hear from us too. */
const whyNotReached = (person: AccountPerson, today: string): string | null =>
  whyNotWritten({ ...person, isReachable: true, convertedAt: null }, today);
