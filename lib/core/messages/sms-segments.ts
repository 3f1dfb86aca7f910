/** The basic character set of GSM 03.38: seven bits each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Of its extension table: an escape and the character, two places together. */
const extended = new Set('^{}\\[~]|€\f');

/** A text message may take so many segments: each is paid for, and long ones arrive in pieces. */
export const MOST_SEGMENTS = 3;

/** How many places a segment has: alone, and where each also says which part it is. */
const places = { gsm: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const;

export type SmsLength = { encoding: keyof typeof places; places: number; segments: number };

/**
 * How long a text is on the air. One character outside the basic set turns all of it into 16-bit text with less than half the room. Neither an
 * escaped character nor a pair of halves is torn apart between two segments.
 */
export function smsLength(text: string): SmsLength {
  const characters = Array.from(text);
  const encoding = characters.every((each) => basic.has(each) || extended.has(each)) ? 'gsm' : 'ucs2';
  const sizes = characters.map((each) => (encoding === 'gsm' ? (extended.has(each) ? 2 : 1) : each.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, part } = places[encoding];
  if (total <= alone) return { encoding, places: total, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return { encoding, places: total, segments };
}

const WAY_OUT = 'Reply STOP to opt out.';

/** Nothing goes out without a way to end it: a text that names none gets this line. It counts as part of the message. */
export const withWayOut = (text: string): string =>
  /\bSTOP\b/.test(text) ? text : `${text.trimEnd()} ${WAY_OUT}`;

/** Why a text is no text message; null where it is one. */
export function whyNoSms(text: string): string | null {
  const { segments, encoding } = smsLength(withWayOut(text));
  if (segments <= MOST_SEGMENTS) return null;
  const why = encoding === 'ucs2' ? ' Characters outside the GSM set leave it less than half the room.' : '';
  return `must fit ${MOST_SEGMENTS} text-message segments with its way to opt out; it takes ${segments}.${why}`;
}
