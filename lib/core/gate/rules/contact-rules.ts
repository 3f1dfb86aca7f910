import type { Reaching } from '../../actions/catalogue';
import { runContactCheck } from '../../contactability/check-contact';
import { contactChecks } from '../../contactability/rules';
import { type Facts, isUnknown } from '../facts';
import type { Finding } from '../finding';
import { deny, escalate, type Rule, type RuleInput, unreadable } from '../rule';
import { policyRule } from '../rule-kinds';

/** Putting somebody into a sequence contacts nobody yet: each of its messages is held against these when it is sent. */
const ofTheMoment: readonly string[] = ['contact.frequency', 'contact.quiet-hours'];

/** Whether a contact rule has anything to say of what reaches people like this. */
export const isHeardFor = ({ when }: Reaching, rule: string): boolean =>
  when === 'now' || !ofTheMoment.includes(rule);

/** What the workspace asks of itself, not the law or the person: a second person may let a correction through it. */
const ofOurChoice: readonly string[] = ['contact.frequency', 'contact.one-purpose'];

/** Whoever was told something wrong is told so: by a person, and not only when the next message would be due. */
const makesUp = ({ action, facts }: RuleInput): boolean =>
  action.mitigatesId !== null && facts.requester.type === 'person';

/** What could not be read is refused for whatever reason it is asked. */
const asked = (objection: Finding): Finding =>
  objection.numbers.unreadable === true
    ? objection
    : escalate(
        objection.rule,
        objection.message,
        objection.numbers,
        'It makes up for an action that went wrong: somebody else can let it through.',
      );

/** Each contact rule is heard for each person that would hear from us; the first objection of a rule names how many there are. */
export const contactRules: readonly Rule[] = contactChecks.map((check) =>
  policyRule(check.id, check.question, (policy, input) => {
    const { described, facts, now } = input;
    const { reaches } = described;
    if (reaches === null || !isHeardFor(reaches, check.id)) return [];
    const { contacts, requester } = facts;
    if (isUnknown(contacts)) return [unreadable(check.id, check.question, contacts.unknown)];
    if (contacts.length === 0 || !isAbout(contacts, described.target, facts.target))
      return [unreadable(check.id, check.question, 'nothing was looked up about the people it would reach')];
    const request = {
      purpose: reaches.purpose,
      channel: reaches.channel,
      agentId: requester.type === 'agent' ? requester.id : null,
    };
    const objections = contacts
      .flatMap((contact) => runContactCheck(check, request, contact.facts, policy.contact, now))
      .map((objection) => (makesUp(input) && ofOurChoice.includes(check.id) ? asked(objection) : objection));
    const [first] = objections;
    if (!first || contacts.length === 1) return objections;
    return [
      deny(
        check.id,
        `${objections.length} of the ${contacts.length} people can't be contacted. ${first.message}`,
        { ...first.numbers, people: objections.length },
        'They can be left out of the audience; the others can be reached then.',
      ),
    ];
  }),
);

const isAbout = (
  contacts: readonly { contactId: string; facts: { contactId: string } }[],
  target: { type: string; id: string },
  known: Facts['target'],
): boolean =>
  contacts.every(({ contactId, facts }) => contactId === facts.contactId) &&
  (target.type !== 'contact' || (contacts.length === 1 && contacts[0]?.contactId === target.id)) &&
  (target.type !== 'audience' ||
    (!isUnknown(known) && known.type === 'audience' && known.people === contacts.length));
