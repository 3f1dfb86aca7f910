import { deny } from '../../gate/rule';
import { contactBases, contactBasisTitles, isExpress } from '../bases';
import { lawfulBasisOf, withdrawnSince } from '../lawful-basis';
import { packs } from '../packs';
import { contactChannelTitles, purposeTitles } from '../purposes';
import { packsFor, requirementOf } from '../requirement';
import type { ContactCheck } from './contact-check';

const id = 'contact.consent';

/** Something that the law of every pack accepts must stand behind the contact. Says what would do. */
export const consent: ContactCheck = {
  id,
  question: 'whether this person may be contacted by law',
  check({ request, facts, rules, now }) {
    if (lawfulBasisOf(request, facts, rules, now) !== null) return [];
    const what = `${purposeTitles[request.purpose]} by ${contactChannelTitles[request.channel]}`;
    const applying = packsFor(facts.jurisdiction, rules, request.channel);
    if (applying === null) {
      return [
        deny(
          id,
          `It is not known in which country this person is, so nothing allows ${what}.`,
          { countryUnknown: true },
          'The country can be entered in the CRM; an admin can choose in the contact rules what counts for unknown countries.',
        ),
      ];
    }
    const accepted = requirementOf(
      applying,
      facts.jurisdiction.countries,
      rules,
      request.purpose,
      request.channel,
    );
    const withdrawn = withdrawnSince(facts.consents, request.purpose) !== null;
    const grounds = contactBases
      .filter((basis) => accepted === null || accepted[basis] !== undefined)
      .filter((basis) => !withdrawn || isExpress(basis));
    const law = applying.map((pack) => packs[pack].title).join(', ');
    const list = anyOf(grounds.map((basis) => contactBasisTitles[basis]));
    return [
      deny(
        id,
        `${withdrawn ? 'They said no to' : 'Nothing on record allows'} ${what} (${law}).`,
        { withdrawn, packs: applying.join(' '), accepted: grounds.join(' ') },
        list === ''
          ? 'No ground is accepted for this; an admin can look at the contact rules.'
          : `It takes ${list}${withdrawn ? ', given anew after they said no' : ''}: an operator, admin or privacy officer can record it with its evidence.`,
      ),
    ];
  },
};

/** `a, b or c`. */
const anyOf = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
