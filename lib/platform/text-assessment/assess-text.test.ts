import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '@/tests/support/builders/any-text';
import { disguises } from '@/tests/support/builders/disguises';
import { textAssessmentSchema } from '../../core/brand-safety/content';
import { assessText } from './assess-text';

const swears = (text: string) => assessText(text).profanities.map(({ start, end }) => text.slice(start, end));

describe('swear words are found where they stand', () => {
  test.each([
    ['What the fuck is this', ['fuck']],
    ['This is bullshit, and you know it', ['bullshit']],
    ['f*ck, f**k and sh#t', ['f*ck', 'f**k', 'sh#t']],
    ['fuuuuck', ['fuuuuck']],
    ['sh\u200bit happens', ['sh\u200bit']],
    ['f&#117;ck', ['f&#117;ck']],
    ['fu<b>ck</b>', ['fu<b>ck']],
    ['what a jackass', ['jackass']],
  ])('in %j', (text, words) => {
    expect(swears(text)).toEqual(words);
  });

  test.each([
    'We assess the class of the passing grass.',
    'Data science/analytics for analysts, with an analysis of Scunthorpe and Essex',
    'A cockpit, a cocktail and shiitake mushrooms; cum laude; rapeseed oil; Moby Dick by Dickens',
    'Push it, hit the spot, ship it: as soon as shipping starts',
  ])('none in %j', (text) => {
    expect(swears(text)).toEqual([]);
  });
});

describe('how a text reads', () => {
  const calm =
    'Thank you for your time today. The figures you asked for are attached, and I will call on Thursday at ten.';
  const insult = 'You are a pathetic idiot and everyone like you should shut up, you disgusting liar.';
  const scam =
    'WINNER! You have won a free prize. Call now to claim your cash reward, txt WIN, cost 150p per msg.';

  test('calmly, like an insult, like spam', () => {
    expect(assessText(calm)).toMatchObject({ profanities: [] });
    expect(assessText(calm).toxicity).toBeLessThan(0.3);
    expect(assessText(calm).spam).toBeLessThan(0.3);
    expect(assessText(insult).toxicity).toBeGreaterThan(0.7);
    expect(assessText(scam).spam).toBeGreaterThan(0.7);
  });

  test('one bad sentence is not thinned out by many good ones', () => {
    const long = `${`${calm} `.repeat(20)}${insult} ${`${calm} `.repeat(20)}`;
    expect(assessText(long).toxicity).toBeGreaterThan(0.5);
  });

  test('a telephone number does not make an e-mail spam', () => {
    expect(assessText(`${calm}\nTom Miller, +49 170 1234567, +44 20 7946 0958`).spam).toBeLessThan(0.45);
  });

  test('disguised as it may be', () => {
    const missed: string[] = [];
    for (const { name, disguise } of disguises.filter(({ name }) =>
      /look-alikes|full width|entities|zero|accents/.test(name),
    )) {
      let turn = 0;
      const hidden = disguise(insult.toLowerCase().replace(/[^a-z ]/g, ''), (most) => turn++ % most);
      if (assessText(hidden).toxicity <= 0.5) missed.push(name);
    }
    expect(missed).toEqual([]);
  });
});

test('any text is assessed, always alike, and in its form', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.lorem({ maxCount: 200 })), (text) => {
      const assessment = textAssessmentSchema.parse(assessText(text));
      expect(assessText(text)).toEqual(assessment);
      for (const { start, end } of assessment.profanities) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 100 },
  );
});

test.each(['a', 'fuck ', 'f*', '<a', '9 ', '\u00e9', 'as s', '!'])(
  '100,000 characters are assessed in time: %j',
  (piece) => {
    // Processor time: what else the machine does must not count.
    const before = process.cpuUsage();
    assessText(piece.repeat(100_000 / piece.length));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  },
);
