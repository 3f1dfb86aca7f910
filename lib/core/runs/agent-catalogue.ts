import type { ActionKind } from '../actions/catalogue';
import type { AgentKind } from './agent-kind';

/** What a kind of agent is, for whoever reads about it without running it. */
export type AgentProfile = {
  title: string;
  /** What it is good at, in one sentence a marketer understands. */
  craft: string;
  proposes: readonly ActionKind[];
};

export const agentCatalogue = {
  'lead-router': {
    title: 'Lead router',
    craft:
      'Gives each promising contact to the owner who fits best by region, load and record, with the context to start from.',
    proposes: ['crm.contact.assign-owner'],
  },
  'bid-and-budget': {
    title: 'Bid and budget',
    craft:
      'Moves daily budget and bids between campaigns towards the goal, in small steps, and pauses or excludes what does not pay.',
    proposes: [
      'ads.campaign.set-daily-budget',
      'ads.campaign.set-bid',
      'ads.campaign.pause',
      'ads.campaign.target-account',
      'ads.campaign.exclude-term',
    ],
  },
  sequencer: {
    title: 'Sequencer',
    craft:
      'Takes over contacts that another agent has qualified, puts each into the sequence written for people like them, and sends its steps.',
    proposes: ['outreach.contact.enrol', 'outreach.contact.remove', 'email.message.send'],
  },
  content: {
    title: 'Content',
    craft:
      'Writes variants of landing pages, e-mails and ads for an industry and a role from approved facts, and gives more of each audience the variants that work.',
    proposes: [
      'cms.page.publish-variant',
      'cms.page.set-traffic-split',
      'outreach.step.publish-variant',
      'outreach.step.set-split',
      'ads.creative.publish-variant',
      'ads.creative.set-split',
    ],
  },
  lifecycle: {
    title: 'Lifecycle',
    craft:
      'Chooses for each person whether they hear from us, when, by which channel and with which message; often the best is nothing.',
    proposes: ['email.message.send', 'sms.message.send', 'in_product.message.show'],
  },
} as const satisfies Record<AgentKind, AgentProfile>;
