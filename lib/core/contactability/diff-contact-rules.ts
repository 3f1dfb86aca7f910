import type { PolicyChange } from '../policies/policy-change';
import { contactBasisTitles } from './bases';
import type { ContactRules } from './contact-rules';
import {
  describeContactHours,
  describeLearnt,
  unknownCountrySentences,
  unknownTimeZoneSentences,
} from './describe-contact-rules';
import { packs } from './packs';
import { type PackId, packIds } from './packs/pack';

type Direction = PolicyChange['direction'];
const change = (field: string, direction: Direction, sentence: string): PolicyChange => ({
  section: 'contact',
  field,
  direction,
  sentence,
});

const capTitles: Record<keyof ContactRules['caps'], string> = {
  perChannelPerDay: 'Contacts with one person on one channel in 24 hours',
  perChannelPerWeek: 'Contacts with one person on one channel in 7 days',
  totalPerDay: 'Contacts with one person in 24 hours',
  totalPerWeek: 'Contacts with one person in 7 days',
};

/** What changes from one set of contact rules to another. Whatever could allow a contact that was refused shows as `widens`. */
export function diffContactRules(from: ContactRules, to: ContactRules): PolicyChange[] {
  const caps = Object.keys(capTitles) as (keyof ContactRules['caps'])[];
  return [
    ...caps.flatMap((cap) => size(`caps.${cap}`, capTitles[cap], from.caps[cap], to.caps[cap], 'more')),
    ...hours(from.contactHours, to.contactHours),
    ...size(
      'leaseDays',
      'Days one agent and purpose keep others away',
      from.leaseDays,
      to.leaseDays,
      'fewer',
    ),
    ...size(
      'distress.suppressAllAfterUnsubscribes',
      'Refusals after which a person is left alone on every channel',
      from.distress.suppressAllAfterUnsubscribes,
      to.distress.suppressAllAfterUnsubscribes,
      'more',
    ),
    ...size(
      'distress.reviewHours',
      'Hours to look at a sign of distress',
      from.distress.reviewHours,
      to.distress.reviewHours,
      'more',
    ),
    ...learnt(from.learnt, to.learnt),
    ...unknownCountry(from.unknownCountry, to.unknownCountry),
    ...(from.unknownTimeZone === to.unknownTimeZone
      ? []
      : [
          change(
            'unknownTimeZone',
            to.unknownTimeZone === 'refuse' ? 'narrows' : 'widens',
            unknownTimeZoneSentences[to.unknownTimeZone],
          ),
        ]),
    ...packIds.flatMap((id) => packChanges(id, from.packs[id], to.packs[id])),
  ];
}

function size(
  field: string,
  title: string,
  from: number,
  to: number,
  widening: 'more' | 'fewer' | null,
): PolicyChange[] {
  if (from === to) return [];
  const direction =
    widening === null ? 'neutral' : (widening === 'more') === to > from ? 'widens' : 'narrows';
  return [change(field, direction, `${title}: ${to}, before ${from}.`)];
}

function hours(from: ContactRules['contactHours'], to: ContactRules['contactHours']): PolicyChange[] {
  const gained = exceeds(to, from);
  if (!gained && !exceeds(from, to)) return [];
  const sentence = `Hours of contact: ${describeContactHours(to)}; before ${describeContactHours(from)}.`;
  return [change('contactHours', gained ? 'widens' : 'narrows', sentence)];
}

const exceeds = (a: ContactRules['contactHours'], b: ContactRules['contactHours']): boolean =>
  a.fromHour < b.fromHour || a.toHour > b.toHour || a.days.some((day) => !b.days.includes(day));

/** To wait is to contact later, never more; to ask for fewer answers is to contact more often. */
function learnt(from: ContactRules['learnt'], to: ContactRules['learnt']): PolicyChange[] {
  const [wait = '', answers = ''] = describeLearnt(to);
  return [
    ...(from.waitHours === to.waitHours ? [] : [change('learnt.waitHours', 'neutral', wait)]),
    ...(from.leastAnswersPerThousand === to.leastAnswersPerThousand
      ? []
      : [
          change(
            'learnt.leastAnswersPerThousand',
            to.leastAnswersPerThousand < from.leastAnswersPerThousand ? 'widens' : 'narrows',
            answers,
          ),
        ]),
  ];
}

function unknownCountry(
  from: ContactRules['unknownCountry'],
  to: ContactRules['unknownCountry'],
): PolicyChange[] {
  if (from === to) return [];
  // From one law to another some contacts are gained, whichever they are.
  const narrows = to === 'refuse' || (to === 'strictest' && from !== 'refuse');
  return [change('unknownCountry', narrows ? 'narrows' : 'widens', unknownCountrySentences[to])];
}

function packChanges(
  id: PackId,
  from: ContactRules['packs'][PackId],
  to: ContactRules['packs'][PackId],
): PolicyChange[] {
  const { title } = packs[id];
  const field = `packs.${id}`;
  const names = (bases: typeof to.refusedBases) => bases.map((basis) => contactBasisTitles[basis]).join(', ');
  const back = [...new Set(from.refusedBases)].filter((basis) => !to.refusedBases.includes(basis));
  const gone = [...new Set(to.refusedBases)].filter((basis) => !from.refusedBases.includes(basis));
  const age = (months: number | null) => (months === null ? 'as the law says' : `${months} months at most`);
  return [
    ...(back.length
      ? [change(`${field}.refusedBases`, 'widens', `Accepted again under ${title}: ${names(back)}.`)]
      : []),
    ...(gone.length
      ? [change(`${field}.refusedBases`, 'narrows', `No longer accepted under ${title}: ${names(gone)}.`)]
      : []),
    ...(from.maxAgeMonths === to.maxAgeMonths
      ? []
      : [
          change(
            `${field}.maxAgeMonths`,
            (to.maxAgeMonths ?? Number.POSITIVE_INFINITY) > (from.maxAgeMonths ?? Number.POSITIVE_INFINITY)
              ? 'widens'
              : 'narrows',
            `A ground under ${title} holds ${age(to.maxAgeMonths)}, before ${age(from.maxAgeMonths)}.`,
          ),
        ]),
    ...(from.needsBasis === to.needsBasis
      ? []
      : [
          change(
            `${field}.needsBasis`,
            to.needsBasis ? 'narrows' : 'widens',
            to.needsBasis
              ? `A ground is needed under ${title} also where the law asks for none.`
              : `No ground is needed under ${title} where the law asks for none.`,
          ),
        ]),
  ];
}
