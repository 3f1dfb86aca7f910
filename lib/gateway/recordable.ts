import type { OutsideState } from '@/lib/core/actions/catalogue';
import type { Finding } from '@/lib/core/gate/finding';
import { keyedHash } from '@/lib/platform/keyed-hash';

/**
 * What the record may say of findings: it can't be mended later, so that the words somebody wrote to a person stay out of it. Of a
 * brand finding it says the rule and the place; the sentence, which quotes, is in the decision.
 */
export const recordableFindings = (
  findings: readonly Finding[],
): Pick<Finding, 'rule' | 'verdict' | 'message'>[] =>
  findings.map(({ rule, verdict, message, numbers }) => ({
    rule,
    verdict,
    message: rule.startsWith('brand.')
      ? `Something in the words (${numbers.field ?? 'all of them'}, from ${numbers.start ?? 0} to ${numbers.end ?? 0}).`
      : message,
  }));

/** The outside state as the record holds it: of messages a keyed fingerprint in the place of their words. */
export const recordableState = (state: OutsideState, channel: string): OutsideState =>
  channel === 'email'
    ? Object.fromEntries(
        Object.entries(state).map(([field, value]) => [
          field,
          typeof value === 'string' ? `hmac:${keyedHash('record', value).slice(0, 16)}` : value,
        ]),
      )
    : state;
