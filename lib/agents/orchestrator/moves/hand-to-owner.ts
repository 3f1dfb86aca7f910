import { percentText } from '../../kit/words';
import { gainOf, type MovesOf, probabilityOf, scaled, standingOf } from './move';

/** Whoever answered goes to an owner: from there on a person speaks with them. Who has one already needs nothing. */
export const handToOwner: MovesOf = (context, assumptions) => {
  const { goesThrough, asked } = standingOf('lead-router', context, assumptions);
  return context.people
    .filter(
      (person) =>
        person.hasReplied &&
        person.ownerExternalId === null &&
        person.convertedAt === null &&
        person.limit === null,
    )
    .map((person) => ({
      agentKind: 'lead-router' as const,
      subject: { type: 'contact' as const, id: person.id },
      signalId: person.signalId,
      about: 'person' as const,
      why: `Answered, and nobody owns them yet; probability of conversion ${percentText(probabilityOf(person, assumptions))}.`,
      handoff: null,
      gain: scaled(gainOf([person], assumptions.routingUplift, context, assumptions), goesThrough),
      media: 0,
      messages: 0,
      owners: assumptions.ownerTimeCost,
      risks: [],
      reviews: asked,
    }));
};
