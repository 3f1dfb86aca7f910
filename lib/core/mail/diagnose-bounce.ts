import { type BounceCause, bounceCauses } from './bounce-causes';
import { clearPhrases, type Phrase, vaguePhrases } from './bounce-phrases';
import { causeOfReply, causeOfStatus, findReplyCode, findStatuses } from './read-status';

/** In characters: what says why stands near the beginning. */
const READ_AT_MOST = 6000;

/** What is known of one failed delivery. */
export type BounceEvidence = {
  /** What the other side said, as reported for this recipient; empty where nothing was. */
  diagnostic: string;
  /** What the report says to people, without the returned message. */
  remark: string;
  /** RFC 3463; null where the report has none. */
  status: string | null;
  /** What the sending system itself made of it, where it says so. */
  category: BounceCause | null;
  /** It will be tried again. */
  isDelayed: boolean;
};
export type Diagnosis = {
  cause: BounceCause;
  type: 'hard' | 'soft';
  /** RFC 3463; the most particular one that was stated, null where there was none. */
  status: string | null;
  /** A sentence. */
  reason: string;
};

const normalise = (text: string): string =>
  text.slice(0, READ_AT_MOST).replace(/\s+/g, ' ').replace(/[’‘`]/g, "'").toLowerCase().trim();

const firstOf = (phrases: readonly Phrase[], text: string): BounceCause | null =>
  phrases.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

type Stage = 'connection' | 'sender' | 'recipient' | 'content' | null;

const stages: readonly (readonly [Stage, RegExp])[] = [
  [
    'connection',
    /(?:in reply to|after|for) (?:the )?(?:initial connection|(?:helo|ehlo|lhlo)\b)|refused to talk to me|my name was rejected/,
  ],
  ['sender', /(?:in reply to|after|for|our) mail from|sender was rejected/],
  [
    'content',
    /(?:in reply to|after) (?:the )?end of data|(?:for|after) text command|after i sent the message|smtp command data/,
  ],
  ['recipient', /\brcpt[ _]?to\b|after rcpt\b|does not like recipient|did not like our rcpt|\(state 14\)/],
];

/** At which step of the conversation the other side refused, where that is told. */
const stageOf = (text: string): Stage => stages.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** What a cause becomes at its step: who is called unknown before the recipient was named, or after the message was read, is not they. */
function asOfStage(cause: BounceCause, stage: Stage): BounceCause {
  const isOfUser = cause === 'userUnconfirmed' || cause === 'userUnknown';
  if (stage === 'content') return isOfUser ? 'filtered' : cause === 'hostUnknown' ? 'senderRejected' : cause;
  const isUnknown = isOfUser || bounceCauses[cause].type === 'hard';
  return isUnknown && (stage === 'connection' || stage === 'sender') ? 'senderRejected' : cause;
}

/** The codes of one failure. */
type Codes = {
  /** All enhanced ones, the one the other side said last first. */
  all: string[];
  /** The first that says something in particular. */
  particular: string | null;
  byParticular: BounceCause | null;
  reply: number | null;
};

function codesOf(said: string, status: string | null): Codes {
  const all = [...findStatuses(said).reverse(), ...(status ? [status] : [])].filter(
    (code) => !code.startsWith('2'),
  );
  const particular = all.find((code) => causeOfStatus(code) !== null) ?? null;
  return {
    all,
    particular,
    byParticular: particular ? causeOfStatus(particular) : null,
    reply: findReplyCode(said),
  };
}

/**
 * Tells why a delivery failed: by what the other side said, then by the codes, then by what the report says to people. A failure that is
 * stated as passing (4.x.x, 4yz) or is still being tried is never hard, and neither is one that nothing explains, or that only calls the
 * person unknown without the code for it or in answer to anything but their name.
 */
export function diagnoseBounce({
  diagnostic,
  remark,
  status,
  category,
  isDelayed,
}: BounceEvidence): Diagnosis {
  const said = normalise(diagnostic);
  const told = normalise(remark);
  const { all, particular, byParticular, reply } = codesOf(said, status);
  const phrase = firstOf(clearPhrases, said);
  const found =
    phrase ??
    category ??
    byParticular ??
    firstOf(clearPhrases, told) ??
    firstOf(vaguePhrases, said) ??
    causeOfReply(reply) ??
    firstOf(vaguePhrases, told) ??
    (isDelayed ? 'expired' : 'unknown');
  const stage = stageOf(`${said} ${told}`);
  const isConfirmed =
    stage === 'recipient' ||
    category === 'userUnknown' ||
    all.some((code) => causeOfStatus(code) === 'userUnknown') ||
    (particular === null && /server has rejected address/.test(told));
  const settled = isConfirmed ? 'userUnknown' : (byParticular ?? found);
  const cause = asOfStage(found === 'userUnconfirmed' ? settled : found, stage);
  const stated = particular ?? all[0] ?? null;
  const isStatedPassing = reply === null ? stated?.startsWith('4') === true : reply < 500;
  // That a name does not exist is told by the directory of names, not by their server; some then report it as passing.
  const isFinalNo = cause === 'hostUnknown' && phrase === 'hostUnknown';
  const { type, reason } = bounceCauses[cause];
  return {
    cause,
    type: isDelayed || (isStatedPassing && !isFinalNo) ? 'soft' : type,
    status: stated,
    reason,
  };
}
