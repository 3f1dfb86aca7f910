import type { ConsentFact, ContactFacts } from '../../contactability/contact-facts';
import { contactChannelTitles, purposeTitles } from '../../contactability/purposes';
import { type Facts, isUnknown } from '../../gate/facts';
import { choice, type Lever, type LeverSource, lever, range } from '../lever';
import { type Patch, set } from '../patch';

const at = '/facts/contacts/0/facts';

/** What may be known of contacting one person: consent, blocks, how often they heard from us, who else is in contact with them. */
export const contactLevers: LeverSource = ({ facts, now }) => {
  const { contacts } = facts;
  const [contact] = isUnknown(contacts) ? [] : contacts;
  const only = contact && !isUnknown(contacts) && contacts.length === 1 ? contact.facts : null;
  return [...limitLever(facts, only), ...(only ? leversOfContact(only, now) : [])];
};

/** What a person had us stop is known of whom an action is aimed at, and of whom it would reach: one limit, put otherwise in both. */
function limitLever({ limits, target }: Facts, contact: ContactFacts | null): Lever[] {
  const isAtPerson = !isUnknown(target) && target.type === 'contact';
  if (!isAtPerson && contact === null) return [];
  const all = (value: Facts['limits']): Patch => [
    set('/facts/limits', value),
    ...(contact === null ? [] : [set(`${at}/limits`, value)]),
  ];
  const isLimited = limits.length > 0 || (contact?.limits.length ?? 0) > 0;
  return lever('contact.limits', [
    isLimited
      ? choice('the use of the data of this person', 'limited by them', 'free', all([]))
      : choice(
          'the use of the data of this person',
          'free',
          'objected to',
          all([{ id: 'supposed', kind: 'objection' }]),
        ),
  ]);
}

function leversOfContact(facts: ContactFacts, now: Date): Lever[] {
  return [
    ...consentLever(facts, now),
    ...blockLever(facts),
    ...lever('contact.distress', [
      choice(
        'a sign of distress from this person',
        facts.openDistress ? 'open' : 'absent',
        facts.openDistress ? 'closed' : 'open',
        [set(`${at}/openDistress`, !facts.openDistress)],
      ),
    ]),
    ...touchesLever(facts),
    ...lever(
      'contact.lease',
      facts.lease === null
        ? []
        : [
            choice('this person', 'in contact with others of us', 'free of other contact', [
              set(`${at}/lease`, null),
            ]),
          ],
    ),
    ...lever(
      'contact.time-zone',
      facts.timeZoneFrom === 'workspace' && facts.localTimes.length > 0
        ? [
            choice('the time zone of this person', 'not known', 'known to be that of the workspace', [
              set(`${at}/timeZoneFrom`, 'contact'),
            ]),
          ]
        : [],
    ),
  ];
}

function consentLever(facts: ContactFacts, now: Date): Lever[] {
  const { consents, purpose, channel } = facts;
  const what = `a consent to ${purposeTitles[purpose]} by ${contactChannelTitles[channel]}`;
  const given: ConsentFact = {
    id: 'supposed',
    purpose,
    status: 'granted',
    basis: 'consent',
    occurredAt: now.toISOString(),
    expiresAt: null,
  };
  const withdrawn = consents.filter(({ status }) => status === 'withdrawn');
  const kept = consents.filter(({ status }) => status !== 'withdrawn');
  return [
    ...lever('contact.consent', [
      choice(what, 'not on record', 'given at that moment', [set(`${at}/consents`, [...consents, given])]),
      ...(kept.length > 0
        ? [choice('what they consented to', 'on record', 'not on record', [set(`${at}/consents`, withdrawn)])]
        : []),
    ]),
    ...lever(
      'contact.withdrawal',
      withdrawn.length > 0
        ? [choice('their “no” to being contacted', 'said', 'unsaid', [set(`${at}/consents`, kept)])]
        : [],
    ),
  ];
}

function blockLever({ suppressions }: ContactFacts): Lever[] {
  const asked = { id: 'supposed', channel: null, reason: 'unsubscribe' as const };
  return lever('contact.block', [
    ...suppressions.map((_block, index) =>
      choice('a block on contact with this person', 'in force', 'lifted', [
        { op: 'leave_out', path: `${at}/suppressions`, items: [index] },
      ]),
    ),
    ...(suppressions.length > 1
      ? [
          choice('the blocks on contact with this person', 'in force', 'all lifted', [
            set(`${at}/suppressions`, []),
          ]),
        ]
      : []),
    ...(suppressions.length === 0
      ? [choice('contact with this person', 'free', 'blocked', [set(`${at}/suppressions`, [asked])])]
      : []),
  ]);
}

/** The latest contacts more or less: they count for the day and the week, on the channel and in all. */
function touchesLever({ touches }: ContactFacts): Lever[] {
  const { channelToday, channelWeek, totalToday, totalWeek, ever } = touches;
  return lever('contact.touches', [
    range({
      what: 'the number of contacts with this person in the last seven days',
      at: totalWeek,
      min: 0,
      max: totalWeek + 200,
      show: String,
      patch: (value) => {
        const less = totalWeek - value;
        const [channelDay, channelAll, day, whole] = [channelToday, channelWeek, totalToday, ever].map(
          (count) => Math.max(0, count - less),
        );
        return [
          set(`${at}/touches`, {
            channelToday: channelDay,
            channelWeek: channelAll,
            totalToday: day,
            totalWeek: value,
            ever: whole,
          }),
        ];
      },
    }),
  ]);
}
