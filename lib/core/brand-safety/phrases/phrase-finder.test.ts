import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disguises } from '../../../../tests/support/builders/disguises';
import { readText } from '../text/read-text';
import { PhraseFinder } from './phrase-finder';

/** What of the text is found, as it stands in the text. */
function quotes(text: string, phrase: string, strict = false): string[] {
  const finder = new PhraseFinder([{ phrase, strict, of: phrase }]);
  const found = readText(text).flatMap((read) =>
    finder.find(read.seen).map(({ from, to }) => text.slice(read.startOf(from), read.endOf(to - 1))),
  );
  return [...new Set(found)];
}

describe('a phrase is found', () => {
  test.each([
    ['Guaranteed results', 'guaranteed', 'Guaranteed'],
    ['a gu\u0430r\u0430nteed deal', 'guaranteed', 'gu\u0430r\u0430nteed'],
    ['a gu4r4nt33d deal', 'guaranteed', 'gu4r4nt33d'],
    ['g u a r a n t e e d!', 'guaranteed', 'g u a r a n t e e d'],
    ['g.u.a.r.a.n.t.e.e.d!', 'guaranteed', 'g.u.a.r.a.n.t.e.e.d'],
    ['guar<b>an</b>teed', 'guaranteed', 'guar<b>an</b>teed'],
    ['<!-- guaranteed -->', 'guaranteed', 'guaranteed'],
    ['free\r\n\ttrial', 'free trial', 'free\r\n\ttrial'],
    ['try #FreeTrial now', 'free trial', 'FreeTrial'],
    ['we are No. 1 here', 'no. 1', 'No. 1'],
    ['the #1 choice', '#1', '#1'],
    ['100 % free', '100% free', '100 % free'],
    ['in C++ code', 'C++', 'C++'],
    ['AT&amp;T called', 'AT&T', 'AT&amp;T'],
    ['it is guaranteeing', 'guarantee*', 'guaranteeing'],
    ['\u6700\u9ad8\u306e\u54c1\u8cea\u3067\u3059', '\u54c1\u8cea', '\u54c1\u8cea'],
    ['\u039d\u03ad\u03bf \u03a5\u03a8\u03a9\u039d', '\u03c5\u03c8\u03c9\u03bd', '\u03a5\u03a8\u03a9\u039d'],
  ])('in %j: %j', (text, phrase, quote) => {
    expect(quotes(text, phrase)).toEqual([quote]);
  });

  test.each([
    ['class assess grass', 'ass'],
    ["she'll call", 'shell'],
    ['No. 10 of 20', 'no. 1'],
    ['No. 1,000', 'no. 1'],
    ['no, I am here', 'no. 1'],
    ['room 50', 'so'],
    ['it is free. Trial ends today', 'free trial'],
    ['the rapist', 'therapist'],
    ['1 choice', '#1'],
    ['100 free', '100% free'],
    ['guaranteeing', 'guarantee'],
  ])('but not in %j: %j', (text, phrase) => {
    expect(quotes(text, phrase)).toEqual([]);
  });
});

test('what has to be said has to be legible', () => {
  expect(quotes('Sent by\nan AI  agent.', 'sent by an AI agent', true)).toHaveLength(1);
  for (const text of [
    's e n t b y an AI agent',
    'sentbyanAIagent',
    'sent by an A1 agent',
    'sent-by-an-A.I. agent',
  ])
    expect(quotes(text, 'sent by an AI agent', true)).toEqual([]);
});

test('many phrases at once find what each finds alone', () => {
  const word = fc.stringMatching(/^[a-c]{1,4}$/);
  const phrase = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 12 }), fc.array(word, { maxLength: 15 }), (phrases, words) => {
      const text = words.join(' ');
      const together = new PhraseFinder(phrases.map((one) => ({ phrase: one, strict: false, of: one })));
      const alone = phrases.flatMap((one) =>
        new PhraseFinder([{ phrase: one, strict: false, of: one }]).find(text),
      );
      const inOrder = (found: typeof alone) => found.map(({ of, from, to }) => `${of} ${from} ${to}`).sort();
      expect(new Set(inOrder(together.find(text)))).toEqual(new Set(inOrder(alone)));
    }),
  );
});

test('in every disguise, where it stands', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('guaranteed', 'market leader', 'clinically proven', 'miracle'),
      fc.constantFrom(...disguises),
      fc.infiniteStream(fc.nat()),
      (plain, { disguise, name }, stream) => {
        const choices = stream[Symbol.iterator]();
        const hidden = disguise(plain, (most) => Number(choices.next().value ?? 0) % most);
        const before = 'Dear Anna, our product is ';
        const found = quotes(`${before}${hidden} for teams like yours.`, plain);
        expect({ name, hidden, found: found.length }).toEqual({ name, hidden, found: 1 });
        expect(hidden).toContain(found[0]);
      },
    ),
    { numRuns: 500 },
  );
});
