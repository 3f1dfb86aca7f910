import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { detectDistress } from './detect-distress';

const replies = (name: string): string[] =>
  readFileSync(path.resolve(import.meta.dirname, `../../../../tests/support/replies/${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

const asksToStop = replies('asks-to-stop');

const complains = replies('complains');

const tellsOfTrouble = replies('tells-of-trouble');

/** Means one of the three; which, is for the person who looks at it. */
const heard = replies('means-one-of-them');

const harmless = replies('harmless');

test.each(asksToStop)('asks to stop: %s', (text) => expect(detectDistress(text).kind).toBe('unsubscribe'));
test.each(complains)('complains: %s', (text) => expect(detectDistress(text).kind).toBe('complaint'));
test.each(tellsOfTrouble)('tells of trouble: %s', (text) =>
  expect(detectDistress(text).kind).toBe('distress'),
);
test.each(heard)('hears: %s', (text) => expect(detectDistress(text).kind).not.toBe('none'));
test.each(harmless)('means none of it: %s', (text) =>
  expect(detectDistress(text)).toEqual({ kind: 'none', matches: [] }),
);

describe('a whole reply', () => {
  const quoted =
    'On Mon, 2 Nov 2026 at 9:00, Ann <ann@example.com> wrote:\n> We stop emailing you when you unsubscribe.\n';

  it('is read without what it quotes, by signs or below a header', () => {
    expect(detectDistress(`Gladly, on Tuesday.\n\n${quoted}`).kind).toBe('none');
    const header = 'From: Ann <ann@example.com>\nSent: Monday\n\nTo unsubscribe reply STOP';
    expect(detectDistress(`Gladly.\n\n${header}`).kind).toBe('none');
    expect(
      detectDistress(`Gerne.\n\nAm 2.11.2026 schrieb Ann:\nZum Abmelden hier klicken, abbestellen`).kind,
    ).toBe('none');
    expect(detectDistress(quoted).kind).toBe('none');
  });

  it('is heard above and below what it quotes', () => {
    expect(detectDistress(`Stop.\n\n${quoted}`).kind).toBe('unsubscribe');
    expect(detectDistress(`${quoted}\nPlease take me off your list.`).kind).toBe('unsubscribe');
    expect(detectDistress('Hi Anna,\n\nSTOP\n\nRegards\nTom').kind).toBe('unsubscribe');
  });

  it('says where: offsets of the original text, whatever hides in it', () => {
    const text = 'Hello. Please st\u200bop ema\u0456ling me, my l\u00e4wyer';
    const found = detectDistress(text);
    expect(found.kind).toBe('complaint');
    expect(found.matches.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual([
      ['unsubscribe', 'Please st\u200bop ema\u0456ling me'],
      ['complaint', 'my l\u00e4wyer'],
    ]);
  });

  it('weighs a complaint above trouble above a refusal', () => {
    expect(detectDistress('Stop emailing me, my wife died last week').kind).toBe('distress');
    expect(detectDistress('Stop emailing me, my wife died, I will report you').kind).toBe('complaint');
  });
});

describe('whatever the text', { timeout: 60_000 }, () => {
  it('a plea stays one among harmless words, in any case and with any punctuation', () => {
    const plea = fc.constantFrom(
      'please stop emailing me',
      'take me off your list',
      'unsubscribe me',
      'leave me alone',
    );
    fc.assert(
      fc.property(
        plea,
        fc.constantFrom(...harmless),
        fc.constantFrom(...harmless),
        fc.constantFrom('. ', '\n', '!! ', ' \u2014 ', '\u00a0\u200b. '),
        fc.boolean(),
        (text, before, after, between, loud) => {
          const said = loud ? text.toUpperCase() : text;
          expect(detectDistress(`${before}${between}${said}${between}${after}`).kind).not.toBe('none');
        },
      ),
    );
  });

  it('never fails, and points into the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('stop', ' me ', '<b', '>', '\n> ', 'unsubscribe'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end } of detectDistress(text).matches) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test.each(['stop ', 'no ', '<', '> \n', 's ', 'do not please ', 'remove my '])(
    'takes time in proportion: %j',
    (part) => {
      // Processor time, the best of three: what else the machine does must not count.
      const time = (times: number) => {
        const text = part.repeat(times);
        const spent = [1, 2, 3].map(() => {
          const before = process.cpuUsage();
          detectDistress(text);
          return process.cpuUsage(before).user / 1000;
        });
        return Math.min(...spent);
      };
      time(2000);
      expect(time(20_000)).toBeLessThan(50 * (time(2000) + 5));
    },
  );
});

const corpus = path.resolve(
  import.meta.dirname,
  '../../../../../shared/data/brandsafety/SMSSpamCollection.tsv',
);
if (!existsSync(corpus))
  console.warn('SKIPPED: false alarms on real text messages, because the collection is not here.');

it.skipIf(!existsSync(corpus))('is wrong about at most 0.5 % of real text messages', () => {
  const ham = readFileSync(corpus, 'utf8')
    .split('\n')
    .filter((row) => row.startsWith('ham\t'))
    .map((row) => row.slice(4));
  const alarms = ham.map((text) => detectDistress(text).kind).filter((kind) => kind !== 'none');
  console.info(
    `Alarms on ${ham.length} real messages: ${alarms.length} (${((alarms.length / ham.length) * 100).toFixed(2)} %)`,
  );
  expect(ham.length).toBeGreaterThan(4000);
  expect(alarms.length / ham.length).toBeLessThanOrEqual(0.005);
});
