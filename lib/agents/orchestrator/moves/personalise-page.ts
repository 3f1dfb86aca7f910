import { gainOf, type MovesOf, scaled, standingOf } from './move';

/** The content agent writes pages, e-mails and ads for the company's industry and the roles that engaged, where any is known and either is. */
export const personalisePage: MovesOf = (context, assumptions) => {
  const { account, people, signalId } = context;
  const open = people.filter(({ convertedAt, limit }) => convertedAt === null && limit === null);
  if (!account || open.length === 0 || context.pages === 0) return [];
  if (account.industry === null && account.roles === 0) return [];
  const { goesThrough, asked } = standingOf('content', context, assumptions);
  return [
    {
      agentKind: 'content',
      subject: { type: 'account', id: account.id },
      signalId,
      about: 'account',
      why:
        account.industry === null
          ? 'Pages, e-mails and ads can speak to the roles that engaged.'
          : 'Pages, e-mails and ads can speak to the industry of the company and the roles that engaged.',
      handoff: null,
      gain: scaled(gainOf(open, assumptions.contentUplift, context, assumptions), goesThrough),
      media: 0,
      messages: 0,
      owners: 0,
      risks: [],
      reviews: asked,
    },
  ];
};
