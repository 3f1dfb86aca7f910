import type { InboundMail } from './inbound-mail';
import type { DeliveryReport } from './read-delivery-status';

const machines =
  /^(?:mailer-?daemon|postmaster|mail\.?delivery|no-?reply|do-?not-?reply|mdaemon|bounces?|owner-)|^[^@]{1,60}-(?:admin|owner|request|bounces?|errors)@/i;
const subjects =
  /undeliver|deliver(?:y|ed|ing)?[^@]{0,30}(?:status|fail|report|notif|problem|error|delay|unsuccess|impossible)|(?:fail|could not|couldn't|unable|not|non)\w*[^@]{0,20}deliver|returned (?:mail|to sender)|return(?:ing|ed) (?:message|to sender)|failure notice|mail (?:system )?(?:failed|failure|error)|non remis|unzustellbar|zustellung|no se puede entregar|non recapitabil|недоставлен|не доставлен|delayed mail|could not send message|warning: |postmaster notify|errors from |not (?:a )?member|配信|送信でき/i;
const texts =
  /(?:could ?n[o']t|cannot|can't|can not|was not|were not|not be|unable to|failed to|failure|error)[^@]{0,60}deliver|deliver[^@]{0,60}(?:fail|not possible|impossible|unsuccessful|aborted|delayed|problem|error)|undeliver|permanent(?: fatal)? error|did not reach|was rejected|returned mail|送信できませんでした|доставлено/i;

/** Whether the writer is a mail server: it calls itself so, or takes no answer. */
const isMachine = ({ from, headers }: InboundMail): boolean =>
  from === null ||
  machines.test(from) ||
  /^\s*<\s*>/.test(headers['return-path'] ?? '') ||
  /mailer-daemon/i.test(headers['return-path'] ?? '');

/** Whether a mail reports that messages did not arrive, or not yet. */
export function isBounce(mail: InboundMail, reports: readonly DeliveryReport[]): boolean {
  if (reports.length > 0) return reports.some(({ action }) => action !== 'delivered');
  if (mail.headers['x-failed-recipients']) return true;
  const returns = mail.parts.some(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  const tells = texts.test(mail.text.slice(0, 10_000));
  if (!isMachine(mail)) return returns && tells && mail.headers['in-reply-to'] === undefined;
  return subjects.test(mail.headers.subject ?? '') || tells;
}
