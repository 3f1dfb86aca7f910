import { contactBasisTitles } from './bases';
import type { ContactRules, PackRules } from './contact-rules';
import { packs } from './packs';
import { packIds } from './packs/pack';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

/** `8:00 to 20:00, every day`. */
export function describeContactHours({ fromHour, toHour, days }: ContactRules['contactHours']): string {
  const chosen = [...new Set(days)].sort((a, b) => a - b);
  const when = chosen.length === 7 ? 'every day' : chosen.map((day) => dayNames[day - 1] ?? day).join(', ');
  return `${fromHour}:00 to ${toHour}:00, ${when}`;
}

export const unknownCountrySentences: Record<ContactRules['unknownCountry'], string> = {
  refuse: 'People whose country is not known are not contacted.',
  strictest: 'For people whose country is not known, the strictest of all rules count.',
  GDPR: 'For people whose country is not known, the rules of the GDPR count.',
  CASL: 'For people whose country is not known, the rules of CASL count.',
  CAN_SPAM: 'For people whose country is not known, the rules of CAN-SPAM count.',
  TCPA: 'For people whose country is not known, the rules of the TCPA count.',
};

export const unknownTimeZoneSentences: Record<ContactRules['unknownTimeZone'], string> = {
  refuse: 'People whose time zone is not known are not contacted.',
  workspace: 'Where the time zone of a person is not known, e-mail goes by the clock of the workspace.',
};

/** What a workspace adds to one pack, in sentences; none where it leaves it as it is. */
export function describePackRules(title: string, rules: PackRules): string[] {
  const refused = rules.refusedBases.map((basis) => contactBasisTitles[basis]).join(', ');
  return [
    ...(refused ? [`Under ${title} these grounds are not accepted: ${refused}.`] : []),
    ...(rules.maxAgeMonths === null
      ? []
      : [`Under ${title} every ground lapses after ${count(rules.maxAgeMonths, 'month')}.`]),
    ...(rules.needsBasis ? [`Under ${title} there must be a ground, also where the law asks for none.`] : []),
  ];
}

/** What may be made of what was learnt, in sentences. */
export function describeLearnt({ waitHours, leastAnswersPerThousand }: ContactRules['learnt']): string[] {
  return [
    waitHours === 0
      ? 'A message of a sequence goes out when it is due.'
      : `A message of a sequence may wait up to ${count(waitHours, 'hour')} for the hour at which its reader usually reads.`,
    leastAnswersPerThousand === 0
      ? 'A sequence goes on however few answer.'
      : `A sequence stops where a further contact is found to bring fewer than ${count(leastAnswersPerThousand, 'answer')} in 1,000.`,
  ];
}

/** The contact rules in sentences, for whoever reads the policy. */
export function describeContactRules(rules: ContactRules): string[] {
  const { caps, leaseDays, distress } = rules;
  return [
    `One person is contacted at most ${times(caps.perChannelPerDay)} in 24 hours and ${times(caps.perChannelPerWeek)} in 7 days on one channel.`,
    `On all channels together at most ${times(caps.totalPerDay)} in 24 hours and ${times(caps.totalPerWeek)} in 7 days, by all agents together.`,
    `People are contacted from ${describeContactHours(rules.contactHours)}, by their own clock; the law may narrow it further.`,
    `For ${count(leaseDays, 'day')} after a contact no other agent and no other purpose reaches the same person.`,
    `Whoever refuses ${count(distress.suppressAllAfterUnsubscribes, 'time')} is left alone on every channel; whoever complains, at once.`,
    `A named person looks at a sign of distress within ${count(distress.reviewHours, 'hour')}; then it passes to the next.`,
    ...describeLearnt(rules.learnt),
    unknownCountrySentences[rules.unknownCountry],
    unknownTimeZoneSentences[rules.unknownTimeZone],
    ...packIds.flatMap((id) => describePackRules(packs[id].title, rules.packs[id])),
  ];
}

const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);
