import type { Role } from '../../access/permissions';
import type { ActionKind } from '../../actions/catalogue';
import type { InputRef } from '../../actions/proposal';
import type { ActionStatus } from '../../actions/status';
import type { Verdict } from '../../gate/finding';
import { plainRule } from './plain-rules';

export type DataCategory = InputRef['type'] | 'consent' | 'contacts_made';

/** What happened to one proposal, in closed words: nothing here was written by a person or a model. */
export type ActionStory = {
  /** A day in words, such as 3 March 2026. */
  day: string;
  kind: ActionKind;
  takesBack: boolean;
  askedBy: 'agent' | 'person';
  /** What the agent is called. */
  agent: string | null;
  status: ActionStatus;
  /** Each rule that spoke, the strongest first. */
  rules: readonly { rule: string; verdict: Verdict }[];
  reviews: readonly {
    answer: 'granted' | 'rejected' | 'expired' | 'superseded' | 'pending';
    role: Role | null;
  }[];
  categories: readonly DataCategory[];
  sources: readonly string[];
  agentVersion: string | null;
  policyVersion: number | null;
};

/** The story in sentences for the person it is about: what was asked for, what came of it, why, from what, and who looked. */
export type ToldStory = {
  asked: string;
  outcome: string;
  why: string[];
  reviewed: string[];
  data: string[];
  versions: string;
};

const steps: Record<ActionKind, string> = {
  'crm.contact.assign-owner': 'choose who of our team looks after you',
  'ads.campaign.set-daily-budget': 'change what we spend on our ads each day',
  'ads.campaign.set-bid': 'change what we pay for our ads',
  'ads.campaign.pause': 'stop some of our ads',
  'ads.campaign.resume': 'start some of our ads again',
  'ads.campaign.target-account': 'show our ads to a firm',
  'ads.campaign.exclude-term': 'keep our ads from some searches',
  'outreach.contact.enrol': 'put you on a list to get a set of mails',
  'outreach.contact.remove': 'take you off a list of mails',
  'outreach.audience.enrol': 'put you and more people on a list to get mails',
  'email.message.send': 'send you a mail',
  'sms.message.send': 'send you a text',
  'in_product.message.show': 'show you a note in our product',
  'cms.page.publish-variant': 'change the words of a page of ours',
  'cms.page.set-traffic-split': 'choose who sees which words of a page of ours',
  'outreach.step.publish-variant': 'change the words of a mail of ours',
  'outreach.step.set-split': 'choose who gets which words of a mail of ours',
  'ads.creative.publish-variant': 'change the words of an ad of ours',
  'ads.creative.set-split': 'choose which words of an ad of ours are shown',
};

const outcomes: Record<ActionStatus, string> = {
  proposed: 'It has not been checked yet.',
  denied: 'It was not done, for our checks stopped it.',
  awaiting_approval: 'It waits for one of our team to say yes or no.',
  rejected: 'It was not done, for one of our team said no.',
  expired: 'It was not done, for no one said yes in time.',
  superseded: 'It was not done, for a new plan took its place.',
  held: 'It has not been done, and is on hold for now.',
  cancelled: 'It was not done, for it was called off.',
  cleared: 'It may be done, but it has not been done yet.',
  claimed: 'It is being done right now.',
  accepted: 'It was done.',
  observed: 'It was done, and we checked that it was.',
  failed: 'It was tried and did not work, so nothing changed for you.',
  outcome_unknown: 'It was tried, and we do not know yet if it worked.',
  needs_person: 'It was tried, and one of our team has to find out if it worked.',
  rolling_back: 'It was done, and we are taking it back now.',
  rolled_back: 'It was done and then taken back.',
  rollback_conflict: 'It was done, and one of our team has to choose if it can be taken back.',
};

const because: Record<Verdict, string> = {
  deny: 'It was stopped because',
  escalate: 'A person had to look at it because',
  allow: 'It could go on because',
};

const roleTitles: Record<Role, string> = {
  viewer: 'one who may look',
  reviewer: 'one who checks the work of programs',
  operator: 'one who runs the programs',
  admin: 'one who sets the rules',
  auditor: 'one who looks into the record',
  privacy_officer: 'one who guards your data',
};

/** What of a person's data an action may rest on. */
export const categoryTitles: Record<DataCategory, string> = {
  signal: 'what you did, such as a visit to our site or a reply',
  contact: 'what we hold on you, such as your job and where you are',
  account: 'what we know of the firm you work for',
  campaign: 'how our ads do',
  owner: 'who of our team looks after you',
  model: 'a score that a program worked out from past cases',
  policy: 'the rules we work by',
  history: 'what we had done before',
  play: 'a plan of ours for cases like yours',
  holdout: 'a test of ours that leaves some people alone to see what our steps change',
  page: 'how a page of ours does',
  fact: 'a fact that we may state',
  memory: 'what our programs have learnt of you or your firm',
  consent: 'what you said yes or no to',
  contacts_made: 'how often and when we had been in touch with you',
};

/** Tells a story in plain language. What the law names is said; who of us it was is not, nor who else was reached. */
export function tellStory(story: ActionStory): ToldStory {
  const { day, askedBy, agent, kind, takesBack, status, rules, reviews } = story;
  const who =
    askedBy === 'person'
      ? 'one of our team'
      : agent === null
        ? 'a program of ours'
        : `our program “${agent}”`;
  const step = takesBack ? `take back a past step, which was to ${steps[kind]}` : steps[kind];
  return {
    asked: `On ${day}, ${who} asked to ${step}.`,
    outcome: outcomes[status],
    why: rules.map(({ rule, verdict }) => `${because[verdict]} ${plainRule(rule)}.`),
    reviewed: reviews.length === 0 ? ['No person had to look at it.'] : reviews.map(reviewSentence),
    data: dataSentences(story),
    versions: versionSentence(story),
  };
}

function reviewSentence({ answer, role }: ActionStory['reviews'][number]): string {
  const who = role === null ? 'one of our team' : `one of our team, ${roleTitles[role]},`;
  switch (answer) {
    case 'granted':
      return `It was read by ${who} who said yes to it.`;
    case 'rejected':
      return `It was read by ${who} who said no to it.`;
    case 'expired':
      return 'One of our team was asked, but no one said yes or no in time.';
    case 'superseded':
      return 'One of our team was asked, but the plan changed before there was a yes or no.';
    case 'pending':
      return 'One of our team has been asked and has yet to say yes or no.';
  }
}

function dataSentences({ categories, sources }: ActionStory): string[] {
  const used = categories.map(
    (category, at) => `It ${at === 0 ? 'used' : 'also used'} ${categoryTitles[category]}.`,
  );
  return [
    ...(used.length === 0 ? ['It used no data on you but the fact that we know you.'] : used),
    ...sources.map((source) => `Some of what you did was told to us by “${source}”.`),
  ];
}

function versionSentence({ agentVersion, policyVersion, askedBy }: ActionStory): string {
  const program =
    agentVersion === null || askedBy === 'person' ? null : `version ${agentVersion} of the program`;
  const policy = policyVersion === null ? null : `version ${policyVersion} of our rules`;
  const both = [program, policy].filter((part) => part !== null);
  return both.length === 0
    ? 'It was checked by the rules of that time.'
    : `It was made with ${both.join(' and ')}.`;
}
