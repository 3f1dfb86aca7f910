import type { InboundMail } from './inbound-mail';

const subjects =
  /^\s*(?:re: )?(?:auto(?:matic|mated)?[- ]?(?:reply|response|answer)|autoreply|out of (?:the )?office|ooo\b|on vacation|vacation|away from|abwesen|automatische antwort|r[ée]ponse automatique|absence|respuesta autom|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezig|autosvar|resposta autom|автоответ|自動返信|自动回复)/i;

/** Whether a program answered in somebody's name (RFC 3834 and what programs did before it). */
export const isAutoReply = ({ headers }: InboundMail): boolean =>
  /^\s*auto-replied/i.test(headers['auto-submitted'] ?? '') ||
  /auto.?reply/i.test(headers.precedence ?? '') ||
  headers['x-autoreply'] !== undefined ||
  headers['x-autorespond'] !== undefined ||
  subjects.test(headers.subject ?? '');

/** Whether it was sent by a machine of its own accord, or to a list. */
export const isBulk = ({ headers, from }: InboundMail): boolean =>
  /^\s*auto-(?:generated|notified)/i.test(headers['auto-submitted'] ?? '') ||
  /^\s*(?:bulk|list|junk)/i.test(headers.precedence ?? '') ||
  headers['list-id'] !== undefined ||
  /^(?:mailer-?daemon|postmaster|no-?reply|do-?not-?reply)\b/i.test(from ?? '');
