import { deny } from '../../gate/rule';
import type { SuppressionReason } from '../contact-facts';
import { contactChannelTitles } from '../purposes';
import type { ContactCheck } from './contact-check';

const id = 'contact.suppression';

const because: Record<SuppressionReason, string> = {
  unsubscribe: 'they asked not to be contacted',
  complaint: 'they complained',
  bounce: 'messages to their address came back',
  distress: 'they told of trouble',
  manual: 'a person blocked it',
  erasure: 'they had their data erased',
  objection: 'they objected',
};

const onlyPrivacyOfficer = 'Only a privacy officer can lift this block, with a reason.';
const liftedBy: Partial<Record<SuppressionReason, string>> = {
  complaint: onlyPrivacyOfficer,
  erasure: onlyPrivacyOfficer,
  objection: 'It ends with their objection, which only they can take back.',
};

/** A block holds for every purpose, whatever was consented to. */
export const suppression: ContactCheck = {
  id,
  question: 'whether contact with this person is blocked',
  check: ({ request, facts }) =>
    facts.suppressions
      .filter(({ channel }) => channel === null || channel === request.channel)
      .map(({ id: suppressionId, channel, reason }) =>
        deny(
          id,
          `This person must not be contacted${channel === null ? '' : ` by ${contactChannelTitles[channel]}`}: ${because[reason]}.`,
          { suppressionId, reason, measure: suppressionId },
          liftedBy[reason] ?? 'An admin or a privacy officer can lift the block, with a reason.',
        ),
      ),
};
