import { type ActionKind, catalogue } from '../actions/catalogue';
import { autonomyLevelTitles } from '../autonomy/level';
import { contactBasisTitles } from '../contactability/bases';
import type { ContactFacts } from '../contactability/contact-facts';
import { contactChannelTitles, purposeTitles } from '../contactability/purposes';
import { segmentWords } from '../content/page-audience';
import { segmentsOf, splitField } from '../content/page-state';
import { type Facts, isUnknown } from '../gate/facts';
import { pauseModeTitles, pauseSubjectTitles } from '../pauses/pause';
import { processingLimitReasons } from '../rights/processing-limit';
import { segmentTitles } from '../scopes/segment';
import { seniorityTitles } from '../scopes/seniority';
import { formatAmount, formatMoment, formatShare } from '../shared/format-figures';
import type { GateCase } from './patch';

/** One fact in words. Whom or what it is about is named by type and id alone: a name is looked up by who may see it. */
export type FactLine = { label: string; value: string; about: { type: string; id: string } | null };
export type FactGroup = { title: string; lines: FactLine[] };

type Words = { money: (micros: string) => string; moment: (at: string) => string };

/** Everything the gate knew of a case when it decided, in plain words with units. */
export function describeFacts(one: GateCase): FactGroup[] {
  const { workspace } = one.facts;
  const [currency, zone] = isUnknown(workspace) ? [null, 'UTC'] : [workspace.currency, workspace.timeZone];
  const words: Words = {
    money: (micros) => formatAmount(micros, currency),
    moment: (at) => `${formatMoment(at, zone)} (${zone})`,
  };
  return [
    { title: 'The proposal', lines: proposalLines(one, words) },
    { title: 'Who asked', lines: requesterLines(one.facts, words) },
    { title: 'What it was aimed at', lines: targetLines(one.facts, words) },
    { title: 'People who would hear from us', lines: peopleLines(one.facts, words) },
    { title: 'Words and sequence', lines: wordLines(one.facts) },
    { title: 'Approved facts it cites', lines: claimLines(one.facts) },
    { title: 'Budgets', lines: budgetLines(one.facts, words) },
    { title: 'Stops and rules in force', lines: ruleLines(one, words) },
  ].filter(({ lines }) => lines.length > 0);
}

const line = (label: string, value: string, about: FactLine['about'] = null): FactLine => ({
  label,
  value,
  about,
});
const unread = (label: string, why: string): FactLine => line(label, `could not be read: ${why}`);
const yesNo = (yes: boolean): string => (yes ? 'yes' : 'no');

function proposalLines({ action }: GateCase, { moment }: Words): FactLine[] {
  return [
    line('Kind of action', catalogue[action.kind as ActionKind]?.title ?? action.kind),
    line('Confidence', formatShare(action.confidence)),
    line('Holds until', moment(action.expiresAt)),
    ...(action.expectedPeople === null ? [] : [line('People expected', String(action.expectedPeople))]),
    ...(action.compensatesId === null
      ? []
      : [line('Takes back', 'another action', { type: 'action', id: action.compensatesId })]),
    ...(action.editsId === null
      ? []
      : [line('Is an edit of', 'another action', { type: 'action', id: action.editsId })]),
    ...(action.mitigatesId === null
      ? []
      : [line('Makes up for', 'another action', { type: 'action', id: action.mitigatesId })]),
  ];
}

function requesterLines({ requester, handoff, play }: Facts, { money, moment }: Words): FactLine[] {
  if (requester.type === 'person')
    return [
      line('Asked by', 'a person', { type: 'person', id: requester.id }),
      line(`Holds the permission ${requester.permission}`, yesNo(requester.mayAct)),
    ];
  const { reviewed, today, scope, shadowOf } = requester;
  return [
    line('Asked by', 'an agent', { type: 'agent', id: requester.id }),
    line('Version of the agent', requester.version),
    line('Autonomy level', autonomyLevelTitles[requester.autonomyLevel]),
    line('Outcomes judged of this version', String(reviewed.version)),
    line('Outcomes judged of this kind and segment', String(reviewed.kindInSegment)),
    ...requester.additions.map(({ field, reviewed: judged }) =>
      line(`Outcomes judged of what the scope added (${field})`, String(judged)),
    ),
    line('Actions of that day before', String(today.actions)),
    line('Daily spend added that day before', money(today.addedSpendMicros)),
    ...(shadowOf === null
      ? []
      : [line('Held out in shadow by', 'a holdout', { type: 'holdout', id: shadowOf })]),
    isUnknown(scope) ? unread('Scope', scope.unknown) : line('Scope', `version ${scope.version}`),
    ...(handoff === null
      ? []
      : [
          line('Handed over by', 'another agent', { type: 'agent', id: handoff.fromAgentId }),
          line('The two have worked together since', moment(handoff.pairSince)),
        ]),
    ...(play === null
      ? []
      : [
          line('Set off by', 'a play', { type: 'play', id: play.id }),
          line('Its play asks who looks after the account', yesNo(play.asksExecutive)),
        ]),
  ];
}

function targetLines({ target, limits }: Facts, { money }: Words): FactLine[] {
  if (isUnknown(target)) return [unread('Target', target.unknown)];
  switch (target.type) {
    case 'contact':
      return [
        line('Aimed at', 'a contact', { type: 'contact', id: target.id }),
        line('Tier of the account', target.accountTier?.replace('_', ' ') ?? 'none'),
        line('Size of the company', segmentTitles[target.segment]),
        line('Position', seniorityTitles[target.seniority]),
        line('Region', target.region ?? 'not known'),
        line('Language', target.language ?? 'not known'),
        line(
          'Use of their data',
          limits.map(({ kind }) => processingLimitReasons[kind]).join('; ') || 'not limited',
        ),
        line('Contacted before', yesNo(target.contactedBefore)),
        line(
          'Quality of the data',
          target.signalQuality === null ? 'not measured' : formatShare(target.signalQuality),
        ),
      ];
    case 'audience':
      return [
        line('Aimed at', 'an audience', { type: 'audience', id: target.id }),
        line('People in it', String(target.people)),
        line('Accounts in it', String(target.accounts)),
        line('Tiers', target.accountTiers.map((tier) => tier.replace('_', ' ')).join(', ')),
        line('Sizes of company', target.segments.map((segment) => segmentTitles[segment]).join(', ')),
        line('Positions', target.seniorities.map((seniority) => seniorityTitles[seniority]).join(', ')),
        line('Regions', listOf(target.regions)),
        line('Languages', listOf(target.languages)),
        line('Executives new to us', String(target.firstTouchExecutives)),
        ...qualityLine(target.signalQuality),
      ];
    case 'campaign':
      return [
        line('Aimed at', 'a campaign', { type: 'campaign', id: target.id }),
        line('Ad account', target.adAccount),
        line('Status', String(target.state.status ?? 'not known')),
        ...moneyLine('Daily budget', target.state.dailyBudgetMicros, money),
        ...moneyLine('Bid', target.state.bidMicros, money),
        ...moneyLine('Daily budget at the start of the day', target.dayStart?.dailyBudgetMicros, money),
        ...moneyLine('Daily budget seven days before', target.weekAgo?.dailyBudgetMicros, money),
        line(`Spent in ${target.windowDays} days`, money(target.spendMicros)),
        line(`Returned in ${target.windowDays} days`, money(target.revenueMicros)),
        ...qualityLine(target.signalQuality),
      ];
    case 'page':
      return [
        line('Aimed at', 'a page, e-mail or ad', { type: 'page', id: target.id }),
        ...segmentsOf(target.state).map((segment) =>
          line(`Split: ${segmentWords(segment).toLowerCase()}`, String(target.state[splitField(segment)])),
        ),
        ...qualityLine(target.signalQuality),
      ];
  }
}

const qualityLine = (quality: number | null): FactLine[] =>
  quality === null ? [] : [line('Quality of the data', formatShare(quality))];

const listOf = (values: readonly (string | null)[]): string =>
  values.map((value) => value ?? 'not known').join(', ');

const moneyLine = (label: string, micros: unknown, money: Words['money']): FactLine[] =>
  typeof micros === 'string' && /^-?\d+$/.test(micros) ? [line(label, money(micros))] : [];

function peopleLines({ contacts }: Facts, words: Words): FactLine[] {
  if (isUnknown(contacts)) return [unread('Contact with people', contacts.unknown)];
  const [only] = contacts;
  if (!only) return [];
  if (contacts.length === 1) return personLines(only.facts, words);
  const having = (test: (facts: ContactFacts) => boolean) =>
    String(contacts.filter(({ facts }) => test(facts)).length);
  return [
    line('People looked up', String(contacts.length)),
    line(
      'With a consent or other ground on record',
      having(({ consents }) => consents.some(({ status }) => status === 'granted')),
    ),
    line(
      'Who said no',
      having(({ consents }) => consents.some(({ status }) => status === 'withdrawn')),
    ),
    line(
      'Blocked',
      having(({ suppressions }) => suppressions.length > 0),
    ),
    line(
      'Contacted in the last seven days',
      having(({ touches }) => touches.totalWeek > 0),
    ),
    line(
      'With an open sign of distress',
      having(({ openDistress }) => openDistress),
    ),
  ];
}

function personLines(facts: ContactFacts, { moment }: Words): FactLine[] {
  const { consents, suppressions, touches, lease, jurisdiction } = facts;
  const granted = consents.filter(({ status }) => status === 'granted');
  return [
    line('What for', `${purposeTitles[facts.purpose]} by ${contactChannelTitles[facts.channel]}`),
    line(
      'Law that counts',
      jurisdiction.packs.length === 0 ? 'country not known' : jurisdiction.packs.join(', '),
    ),
    line(
      'Grounds on record',
      granted.length === 0
        ? 'none'
        : [...new Set(granted.map(({ basis }) => contactBasisTitles[basis]))].join('; '),
    ),
    line('Said no', yesNo(consents.some(({ status }) => status === 'withdrawn'))),
    line(
      'Blocks in force',
      suppressions.length === 0 ? 'none' : suppressions.map(({ reason }) => reason).join(', '),
    ),
    line(
      'Contacts in the last 24 hours',
      `${touches.totalToday}, of them ${touches.channelToday} by this channel`,
    ),
    line(
      'Contacts in the last 7 days',
      `${touches.totalWeek}, of them ${touches.channelWeek} by this channel`,
    ),
    line(
      'In contact with others of us',
      lease === null ? 'no' : `until ${moment(lease.until)}, for ${purposeTitles[lease.purpose]}`,
    ),
    line('Open sign of distress', yesNo(facts.openDistress)),
    line('Clocks that count', facts.localTimes.map(({ timeZone }) => timeZone).join(', ') || 'none known'),
  ];
}

function wordLines({ content, sequence }: Facts): FactLine[] {
  const words =
    content === null
      ? []
      : isUnknown(content)
        ? [unread('Words', content.unknown)]
        : content.fields.map(({ name, text }, at) => {
            const found = content.assessment[at];
            const likeness = found
              ? `; ${formatShare(found.toxicity)} like an insult, ${formatShare(found.spam)} like spam`
              : '; not assessed';
            return line(`The ${name}`, `${text.length} characters${likeness}`);
          });
  if (sequence === null) return words;
  if (isUnknown(sequence)) return [...words, unread('Sequence', sequence.unknown)];
  return [
    ...words,
    line('Sequence', `${sequence.id}, ${sequence.isActive ? 'switched on' : 'switched off'}`),
    line('It serves', purposeTitles[sequence.purpose]),
    line('Its language', sequence.language),
    ...(sequence.sameWords === null
      ? []
      : [line('The words are those of the sequence', yesNo(sequence.sameWords))]),
    line('This step was sent before', yesNo(sequence.alreadySent)),
    ...(sequence.isDue === null ? [] : [line('This step was due', yesNo(sequence.isDue))]),
  ];
}

function claimLines({ claims }: Facts): FactLine[] {
  if (claims === null) return [];
  if (isUnknown(claims)) return [unread('Facts', claims.unknown)];
  return claims.facts.map((fact) =>
    line(
      fact.text,
      fact.withdrawn
        ? 'withdrawn'
        : fact.validUntil === null
          ? `holds, by ${fact.sourceTitle}`
          : `holds until ${fact.validUntil}, by ${fact.sourceTitle}`,
      { type: 'fact', id: fact.id },
    ),
  );
}

function budgetLines({ budgets }: Facts, { money }: Words): FactLine[] {
  if (isUnknown(budgets)) return [unread('Budgets', budgets.unknown)];
  return budgets.map((budget) =>
    line(
      `“${budget.name}” (${budget.period})`,
      `cap ${money(budget.capMicros)}; committed ${money(budget.committedMicros)}; held by others ${money(budget.reservedMicros)}; needed ${money(budget.neededMicros)}`,
    ),
  );
}

function ruleLines({ facts, now }: GateCase, { moment }: Words): FactLine[] {
  const { pauses, policy, localTime, approval } = facts;
  return [
    line('Moment of the decision', moment(now.toISOString())),
    isUnknown(localTime)
      ? unread("The agent's clock", localTime.unknown)
      : line("Hour by the agent's clock", `${localTime.hour}:00`),
    ...(isUnknown(pauses)
      ? [unread('Stops', pauses.unknown)]
      : pauses.length === 0
        ? [line('Stops', 'none')]
        : pauses.map(({ subject, mode }) =>
            line(`Stop: ${pauseSubjectTitles[subject].toLowerCase()}`, pauseModeTitles[mode].title),
          )),
    isUnknown(policy) ? unread('Policy', policy.unknown) : line('Policy', `version ${policy.version}`),
    line('Approval', approval === null ? 'none' : `granted for ${approval.approvedRules.length} findings`),
  ];
}
