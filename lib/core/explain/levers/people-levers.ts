import { type ActionKind, describeAction } from '../../actions/catalogue';
import { runContactCheck } from '../../contactability/check-contact';
import { contactChecks } from '../../contactability/rules';
import { type Facts, isUnknown } from '../../gate/facts';
import type { Described } from '../../gate/rule';
import { isHeardFor } from '../../gate/rules/contact-rules';
import { accountTiers } from '../../scopes/scope-body';
import { segments, segmentTitles } from '../../scopes/segment';
import { seniorities, seniorityTitles } from '../../scopes/seniority';
import { type Choice, choice, type Lever, type LeverSource, lever, range } from '../lever';
import { type GateCase, type Patch, set } from '../patch';
import { qualityLever } from './quality-lever';
import { counted } from './units';

type Known = Exclude<Facts['target'], { unknown: string }>;
type Contact = Extract<Known, { type: 'contact' }>;
type Audience = Extract<Known, { type: 'audience' }>;

const people = counted('person', 'people');
const tierTitle = (tier: string | null): string => (tier === null ? 'none' : tier.replace('_', ' '));
const known = (value: string | null): string => value ?? 'not known';

/** Who the person was, or who was in the audience, and how good the data about them was. */
export const peopleLevers: LeverSource = (one) => {
  const { target } = one.facts;
  if (isUnknown(target)) return [];
  if (target.type === 'contact') return contactLevers(one.facts, target);
  return target.type === 'audience' ? audienceLevers(one, target) : [];
};

function contactLevers(facts: Facts, target: Contact): Lever[] {
  const pick = <T extends string | null>(
    field: keyof Contact,
    what: string,
    was: T,
    others: readonly T[],
    show: (value: T) => string,
  ): Lever[] =>
    lever(
      `person.${field}`,
      others
        .filter((other) => other !== was)
        .map((other) => choice(what, show(was), show(other), [set(`/facts/target/${field}`, other)])),
    );
  return [
    ...qualityLever('person.signal-quality', target.signalQuality),
    ...lever('person.contacted-before', [
      choice(
        'this person',
        target.contactedBefore ? 'in contact with us before' : 'new to us',
        target.contactedBefore ? 'new to us' : 'in contact with us before',
        [set('/facts/target/contactedBefore', !target.contactedBefore)],
      ),
    ]),
    ...pick(
      'accountTier',
      'the tier of the account',
      target.accountTier,
      [...accountTiers].reverse(),
      tierTitle,
    ),
    ...pick('segment', 'the size of the company', target.segment, segments, (value) => segmentTitles[value]),
    ...pick(
      'seniority',
      'the position of this person',
      target.seniority,
      [...seniorities].reverse(),
      (value) => seniorityTitles[value],
    ),
    ...pick('region', 'the region of this person', target.region, namesIn(facts, 'regions'), known),
    ...pick('language', 'the language of this person', target.language, languagesIn(facts), known),
  ];
}

/** Names that the scope covers: the likeliest others. */
function namesIn({ requester }: Facts, field: 'regions' | 'languages'): readonly string[] {
  if (requester.type !== 'agent' || isUnknown(requester.scope)) return [];
  const names = requester.scope.body[field];
  return names === 'all' ? [] : names.slice(0, 5);
}

function languagesIn(facts: Facts): readonly string[] {
  const { sequence } = facts;
  const ofSequence = sequence === null || isUnknown(sequence) ? [] : [sequence.language];
  return [...new Set([...ofSequence, ...namesIn(facts, 'languages')])];
}

function audienceLevers(one: GateCase, target: Audience): Lever[] {
  const { contacts } = one.facts;
  const { expectedPeople } = one.action;
  const wereLookedUp = !isUnknown(contacts) && contacts.length === target.people;
  const expected = { what: 'the number of people expected', show: people };
  return [
    ...(target.signalQuality === null ? [] : qualityLever('audience.signal-quality', target.signalQuality)),
    ...(wereLookedUp ? [...sizeLever(target), ...unreachableLever(one, contacts, target)] : []),
    ...lever('audience.expected', [
      expectedPeople === null
        ? choice(expected.what, 'not stated', people(target.people), [
            set('/action/expectedPeople', target.people),
          ])
        : range({
            ...expected,
            at: expectedPeople,
            min: 0,
            max: Math.max(expectedPeople, target.people * 10),
            patch: (value) => [set('/action/expectedPeople', value)],
          }),
    ]),
    ...lever(
      'audience.first-touch',
      target.firstTouchExecutives === 0
        ? []
        : [
            choice('the executives new to us in the audience', String(target.firstTouchExecutives), 'none', [
              set('/facts/target/firstTouchExecutives', 0),
            ]),
          ],
    ),
    ...mixLever(
      'accountTiers',
      'the account tiers in the audience',
      target.accountTiers,
      accountTiers,
      tierTitle,
    ),
    ...mixLever(
      'segments',
      'the company sizes in the audience',
      target.segments,
      segments,
      (value) => segmentTitles[value],
    ),
    ...mixLever(
      'seniorities',
      'the positions in the audience',
      target.seniorities,
      seniorities,
      (value) => seniorityTitles[value],
    ),
    ...mixLever(
      'regions',
      'the regions in the audience',
      target.regions,
      namesIn(one.facts, 'regions'),
      known,
    ),
    ...mixLever(
      'languages',
      'the languages in the audience',
      target.languages,
      languagesIn(one.facts),
      known,
    ),
  ];
}

/** The audience cut to fewer: what it holds of each can be no more than the people. */
const fewer = (target: Audience, count: number): Patch => [
  set('/facts/target', {
    ...target,
    people: count,
    accounts: Math.min(target.accounts, count),
    firstTouchExecutives: Math.min(target.firstTouchExecutives, count),
  }),
];

const sizeLever = (target: Audience): Lever[] =>
  target.people < 2
    ? []
    : lever('audience.size', [
        range({
          what: 'the size of the audience',
          at: target.people,
          min: 1,
          max: target.people,
          show: people,
          patch: (count) => [...fewer(target, count), { op: 'keep_first', path: '/facts/contacts', count }],
        }),
      ]);

function unreachableLever(
  { action, facts, now }: GateCase,
  contacts: Exclude<Facts['contacts'], { unknown: string }>,
  target: Audience,
): Lever[] {
  const { policy, requester } = facts;
  const reaches = reachesOf(action);
  if (reaches === null || isUnknown(policy)) return [];
  const request = {
    purpose: reaches.purpose,
    channel: reaches.channel,
    agentId: requester.type === 'agent' ? requester.id : null,
  };
  const heard = contactChecks.filter(({ id }) => isHeardFor(reaches, id));
  const items = contacts.flatMap(({ facts: known }, at) =>
    heard.some((check) => runContactCheck(check, request, known, policy.body.contact, now).length > 0)
      ? [at]
      : [],
  );
  const rest = contacts.length - items.length;
  if (items.length === 0 || rest === 0) return [];
  return lever('audience.unreachable', [
    choice(`the ${people(items.length)} who can't be contacted`, 'in the audience', 'left out', [
      ...fewer(target, rest),
      { op: 'leave_out', path: '/facts/contacts', items },
    ]),
  ]);
}

const reachesOf = ({ kind, payload }: GateCase['action']): Described['reaches'] =>
  describeAction(kind as ActionKind, payload).reaches;

/** Without one kind of people, or of another kind where there is only one. */
function mixLever<T extends string | null>(
  field: keyof Audience,
  what: string,
  values: readonly T[],
  others: readonly T[],
  show: (value: T) => string,
): Lever[] {
  const list = (items: readonly T[]) => items.map(show).join(', ');
  const mixes: T[][] =
    values.length > 1
      ? [
          ...values.map((value) => values.filter((other) => other !== value)),
          ...values.map((value) => [value]),
        ]
      : others.filter((other) => other !== values[0]).map((other) => [other]);
  const moves: Choice[] = mixes
    .slice(0, 12)
    .map((mix) => choice(what, list(values), list(mix), [set(`/facts/target/${field}`, mix)]));
  return lever(`audience.${field}`, moves);
}
