import { randomBytes } from 'node:crypto';
import { now } from './clock';

/** Every prefix an id may carry, and what it stands for. One word per thing, as in the glossary. */
export const ID_PREFIXES = {
  acc: 'account',
  act: 'action',
  adn: 'audience',
  agt: 'agent',
  alm: 'alarm',
  apm: 'message about an approval',
  apr: 'approval',
  aud: 'audit entry',
  aut: 'autonomy setting',
  bch: 'budget change',
  bsl: 'baseline of decisions or signals',
  bud: 'budget',
  bwn: 'budget window',
  cmp: 'campaign',
  cnx: 'connection',
  con: 'contact',
  cpd: 'campaign day',
  crn: 'correction of a contact',
  cst: 'consent',
  dec: 'decision',
  del: 'delegation',
  dis: 'distress signal',
  dlv: 'delivery of a source',
  drl: 'drill of the stop',
  evt: 'outgoing event',
  exe: 'execution',
  fct: 'approved fact',
  fil: 'file of signals',
  hld: 'legal hold',
  hnd: 'handoff',
  hol: 'holdout',
  imp: 'import',
  ipr: 'list of address ranges',
  key: 'API key',
  lft: 'learnt fact',
  lkc: 'link of two contacts',
  lnk: 'link to a self-service page',
  mcl: 'call of a language model',
  mem: 'membership',
  mev: 'evaluation of a language model',
  mod: 'scoring model',
  msg: 'message of a source',
  ntf: 'notification',
  och: 'change made outside',
  opp: 'opportunity',
  orv: 'outcome review',
  own: 'owner in the practice CRM',
  pag: 'landing page',
  pau: 'pause',
  pca: 'practice campaign',
  pco: 'practice contact',
  pdr: 'draft of a policy',
  per: 'erasure at a platform',
  plm: 'processing limit',
  ply: 'play',
  pms: 'practice message',
  pmt: 'match of a play',
  pol: 'policy',
  prq: 'practice request',
  prv: 'revision of a plan',
  ptx: 'practice text message',
  rbk: 'rollback',
  req: 'HTTP request',
  rpl: 'replay of decisions',
  rqs: 'question of research',
  rrq: 'rights request',
  rsv: 'reservation',
  run: 'run',
  sad: 'scope addition',
  scp: 'scope',
  sia: 'sign-in attempt',
  sig: 'signal',
  src: 'source',
  srg: 'surge',
  stp: 'step of a run',
  sup: 'suppression',
  tch: 'contact made with a person',
  tev: 'event of a tracking plan',
  top: 'topic',
  tsk: 'task',
  usr: 'person',
  vew: 'saved view',
  whk: 'webhook endpoint',
  wsp: 'workspace',
} as const;

export type IdPrefix = keyof typeof ID_PREFIXES;
export type Id<P extends IdPrefix = IdPrefix> = `${P}_${string}`;

// Crockford's alphabet without i, l, o, u: its order is the order of the characters, so text sorts like time.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 10;
const RANDOM_CHARS = 16;
/** The system clock may be set back by this much without an id sorting before an earlier one. */
const CLOCK_STEP_MS = 1000;

let last: { ms: number; digits: number[] } = { ms: -1, digits: [] };

/**
 * A new id such as `act_01jd5v…`: prefix, 48 bits of time in ms, 80 random bits. Ids of one process ascend,
 * also within a millisecond. A caller may ask for another moment by `withClock`.
 */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  const ms = now().getTime();
  const sameMoment = ms === last.ms || (ms < last.ms && last.ms - ms < CLOCK_STEP_MS);
  last = sameMoment ? { ms: last.ms, digits: increment(last.digits) } : { ms, digits: randomDigits() };
  return `${prefix}_${encodeTime(last.ms)}${last.digits.map((digit) => ALPHABET[digit]).join('')}`;
}

/** Whether a text has the shape of an id, optionally of one kind. Says nothing about existence. */
export function isId<P extends IdPrefix>(text: string, prefix?: P): text is Id<P> {
  const match = /^([a-z]{3})_[0-7][0-9a-hjkmnp-tv-z]{25}$/.exec(text);
  return match?.[1] !== undefined && match[1] in ID_PREFIXES && (prefix === undefined || match[1] === prefix);
}

function encodeTime(ms: number): string {
  let rest = ms;
  let text = '';
  for (let i = 0; i < TIME_CHARS; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomDigits(): number[] {
  const digits = Array.from(randomBytes(RANDOM_CHARS), (byte) => byte & 31);
  // The top bit stays clear, so that counting upwards within one millisecond never overflows.
  digits[0] = (digits[0] ?? 0) & 15;
  return digits;
}

function increment(digits: readonly number[]): number[] {
  const next = [...digits];
  for (let i = next.length - 1; i >= 0; i--) {
    const digit = next[i] ?? 0;
    next[i] = (digit + 1) % 32;
    if (digit < 31) break;
  }
  return next;
}
