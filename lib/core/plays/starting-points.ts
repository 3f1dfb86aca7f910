import type { PlayBodyInput } from './play-body';

export type StartingPoint = { name: string; title: string; about: string; body: PlayBodyInput };

/** Plays to begin from: drafts that are to be fitted, tried and only then taken live. */
export const startingPoints: readonly StartingPoint[] = [
  {
    name: 'asks-for-prices',
    title: 'Somebody asks for prices',
    about: 'A page about prices was seen by somebody whose signals can be relied on.',
    body: {
      trigger: { on: 'signal', kinds: ['contact.tracked'], events: [] },
      conditions: [
        { field: 'signal.path', op: 'like', value: ['/pricing**', '/prices**'] },
        { field: 'signal.quality', op: 'at_least', value: 0.5 },
      ],
      goal: 'Somebody who looks at prices hears from a person who fits them.',
      again: { afterDays: 30 },
    },
  },
  {
    name: 'account-surge',
    title: 'Account surge',
    about:
      'Three people or more of one of our most valued companies engage together: one plan for the whole company, with programmes for its people and ads shown to it.',
    body: {
      trigger: { on: 'surge', minScore: 0, minPeople: 3, topics: [] },
      conditions: [
        { field: 'account.tier', op: 'is', value: ['tier_1'] },
        { field: 'contact.engagements', days: 14, op: 'at_least', value: 2 },
      ],
      goal: 'A company that is deciding hears from us as one, while it decides.',
      again: { afterDays: 60 },
      aim: { measure: 'conversions', horizonDays: 30 },
      // What a deal with such a company is worth, to begin from: whoever takes it live says what it is for them.
      outcomeValueMicros: '5000000000',
      limits: { maxContactsPerAccount: 5 },
      priority: 1,
      plansFor: 'account',
    },
  },
  {
    name: 'tier-1-compares',
    title: 'Three people of a tier-1 company compare us',
    about: 'The people of one of our most valued companies engage unusually, three of them or more.',
    body: {
      trigger: { on: 'surge', minScore: 0, minPeople: 3, topics: [] },
      conditions: [
        { field: 'account.tier', op: 'is', value: ['tier_1'] },
        { field: 'contact.engagements', days: 14, op: 'at_least', value: 2 },
      ],
      goal: 'A company that is deciding is met by one owner for all its people.',
      again: { afterDays: 60 },
    },
  },
  {
    name: 'right-word-each-day',
    title: 'The right word to whoever engaged',
    about:
      'Every morning: of people who engaged within two weeks the lifecycle agent chooses who hears from us, by which channel, when and with which message, or that nothing is said.',
    body: {
      trigger: { on: 'schedule', at: '08:00' },
      conditions: [{ field: 'contact.engagements', days: 14, op: 'at_least', value: 1 }],
      goal: 'Whoever is interested hears the right word, and nobody hears too much.',
      again: { afterDays: 3 },
      aim: { measure: 'conversions', horizonDays: 30 },
      // What an outcome is worth, to begin from: whoever takes it live says what it is for them.
      outcomeValueMicros: '2000000000',
      priority: 4,
      agents: ['lifecycle'],
    },
  },
  {
    name: 'quiet-for-30-days',
    title: 'Nobody has spoken to them for 30 days',
    about:
      'Every Monday morning: people who engaged lately and whom nobody of ours has spoken to for a month.',
    body: {
      trigger: { on: 'schedule', at: '09:00', weekday: 1 },
      conditions: [
        { field: 'contact.quiet-days', op: 'at_least', value: 30 },
        { field: 'contact.engagements', days: 30, op: 'at_least', value: 1 },
      ],
      goal: 'Nobody who is interested is forgotten.',
      again: { afterDays: 30 },
    },
  },
];
