import { type BrandCheck, objectAt, quoted } from '../check';

const rule = 'brand.regulated-topic';

/** Regulated content goes out only with the sign-off of a person named for it; with nobody named it is refused. */
export const regulatedTopic: BrandCheck = {
  rule,
  check: ({ fields }) =>
    fields.flatMap(({ field, found }) =>
      found.flatMap(({ of, start, end }) => {
        if (of.as !== 'topic') return [];
        const isNamed = of.legalReviewerIds.length > 0;
        return objectAt(
          { field, start, end },
          {
            rule,
            verdict: isNamed ? 'escalate' : 'deny',
            measure: `${field.name}: ${of.name}: ${of.term}`,
            numbers: { topic: of.name, signOffBy: of.legalReviewerIds.join(',') },
            message: `The ${field.name} speaks of ${quoted(field, start, end)}, which belongs to the regulated topic “${of.name}”. ${isNamed ? 'Somebody named for it has to sign it off.' : 'Nobody is named to sign it off.'}`,
            remedy: isNamed
              ? 'A legal reviewer of this topic can approve or reject it.'
              : 'Leave the topic out, or have an admin name who signs it off.',
          },
        );
      }),
    ),
};
