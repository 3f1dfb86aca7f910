import { openSalesforceMessage } from './read-salesforce-message';
import { type InboundRequest, matchesSecretly, refused, type Verification } from './verification';

/**
 * An outbound message of Salesforce has no signature. It is trusted for two things together: the secret in the address it is sent to
 * (`?secret=…`), and the id of an organisation that is expected, of which the first 15 characters are the same in either length. It states no time
 * either: the ids of its notifications tell a repetition.
 */
export function verifySalesforce(
  request: InboundRequest,
  expected: { secrets: readonly string[]; organizationIds: readonly string[] },
): Verification {
  const stated = URL.canParse(request.url) ? new URL(request.url).searchParams.get('secret') : null;
  if (!stated || !matchesSecretly([stated], expected.secrets))
    return refused(
      'The secret in the address does not fit: copy the whole endpoint address of this source into Salesforce.',
    );
  const message = openSalesforceMessage(request.rawBody.toString('utf8'));
  if (message === null)
    return refused(
      'It is no outbound message of Salesforce: point a workflow’s outbound message at this address.',
    );
  const short = (id: string) => id.slice(0, 15);
  return matchesSecretly([short(message.organizationId)], expected.organizationIds.map(short))
    ? { ok: true, messageId: null }
    : refused('It is from another organisation: add its id to this source if it is yours.');
}
