import { runContactCheck } from '../../contactability/check-contact';
import { contactChecks } from '../../contactability/rules';
import { type Facts, isUnknown } from '../facts';
import { deny, type Rule, unreadable } from '../rule';
import { policyRule } from '../rule-kinds';

/** Putting somebody into a sequence contacts nobody yet: each of its messages is held against these when it is sent. */
const ofTheMoment: readonly string[] = ['contact.frequency', 'contact.quiet-hours'];

/** Each contact rule is heard for each person that would hear from us; the first objection of a rule names how many there are. */
export const contactRules: readonly Rule[] = contactChecks.map((check) =>
  policyRule(check.id, check.question, (policy, input) => {
    const { described, facts, now } = input;
    const { reaches } = described;
    if (reaches === null || (reaches.when === 'later' && ofTheMoment.includes(check.id))) return [];
    const { contacts, requester } = facts;
    if (isUnknown(contacts)) return [unreadable(check.id, check.question, contacts.unknown)];
    if (contacts.length === 0 || !isAbout(contacts, described.target, facts.target))
      return [unreadable(check.id, check.question, 'nothing was looked up about the people it would reach')];
    const request = {
      purpose: reaches.purpose,
      channel: reaches.channel,
      agentId: requester.type === 'agent' ? requester.id : null,
    };
    const objections = contacts.flatMap((contact) =>
      runContactCheck(check, request, contact.facts, policy.contact, now),
    );
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
