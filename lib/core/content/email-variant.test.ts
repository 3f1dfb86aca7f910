import { describe, expect, it } from 'vitest';
import {
  drawForRecipient,
  drawFromSplit,
  isWordsOfStep,
  recipientSeed,
  renderEmail,
  wordsOfDraw,
} from './email-variant';
import { readSplit } from './page-split';

const ending = 'Best\n{{senderName}}\n\nIf you would rather not hear from us: {{unsubscribeUrl}}';
const body = `Hello {{firstName|there}},\n\nYou looked at gifts.\n\n${ending}`;
const words = {
  headline: 'The points to weigh',
  text: 'Look at these. Every order can be returned.',
  button: 'See the details',
};
const split = 'base 40 %; manufacturing--any--a 60 %';
const state = {
  'manufacturing--any--a.headline': words.headline,
  'manufacturing--any--a.text': words.text,
  'manufacturing--any--a.button': words.button,
  'manufacturing--any.split': split,
  'any--any.split': 'base 100 %',
};
const step = { subject: 'Gifts', body, state };
const of = { sequenceId: 'seq', step: 0 };
const manufacturer = { industry: 'Manufacturing', role: 'user' as const };

describe('the e-mail of a variant', () => {
  it('keeps the greeting and the ending of the step, with the signature and the way out', () => {
    expect(renderEmail(step, words)).toEqual({
      subject: words.headline,
      body: `Hello {{firstName|there}},\n\n${words.text}\n\nSee the details.\n\n${ending}`,
    });
    expect(renderEmail({ subject: 'Gifts', body: 'Hello.\n\n{{senderName}}' }, words)).toBeNull();
  });

  it('goes to as many recipients as the split says, each always to the same', () => {
    const seeds = Array.from({ length: 20_000 }, (_, i) => recipientSeed({ contactId: `con_${i}`, ...of }));
    const drawn = seeds.map((seed) => drawFromSplit(readSplit(split) ?? {}, seed));
    expect(drawn.filter((key) => key === 'base').length / drawn.length).toBeCloseTo(0.4, 1);
    expect(seeds.map((seed) => drawFromSplit(readSplit(split) ?? {}, seed))).toEqual(drawn);
  });

  it('is drawn in the narrowest segment that has something to choose between, and not where none has', () => {
    const seed = recipientSeed({ contactId: 'con_1', ...of });
    expect(drawForRecipient(step, manufacturer, seed)).toMatchObject({
      segment: 'manufacturing--any',
      split,
      seed,
    });
    expect(drawForRecipient(step, { industry: 'Retail', role: null }, seed)).toBeNull();
    const won = { state: { ...state, 'any--any.split': 'any--any--a 100 %' } };
    expect(drawForRecipient(won, { industry: 'Retail', role: null }, seed)?.key).toBe('any--any--a');
  });
});

describe('the words of a message', () => {
  const seedOf = (key: string) => {
    const found = Array.from({ length: 100 }, (_, i) => recipientSeed({ contactId: `con_${i}`, ...of })).find(
      (seed) => drawFromSplit(readSplit(split) ?? {}, seed) === key,
    );
    if (!found) throw new Error('No seed draws it.');
    return found;
  };
  const message = (key: string) => {
    const seed = seedOf(key);
    const variant = { key, segment: 'manufacturing--any', split, seed };
    return { seed, sent: { ...wordsOfDraw(step, variant), variant } };
  };

  it('are those of the step, or of the variant that its draw gives', () => {
    expect(isWordsOfStep(step, { subject: 'Gifts', body }, 'any')).toBe(true);
    expect(isWordsOfStep(step, { subject: 'Gifts!', body }, 'any')).toBe(false);
    for (const key of ['base', 'manufacturing--any--a']) {
      const { seed, sent } = message(key);
      expect(isWordsOfStep(step, sent, seed)).toBe(true);
    }
  });

  it('are nobody’s where the draw is another’s, gives another variant, the words differ, or the variant gets nobody any more', () => {
    const { seed, sent } = message('manufacturing--any--a');
    expect(isWordsOfStep(step, sent, 'another')).toBe(false);
    expect(isWordsOfStep(step, { ...sent, subject: 'Buy!' }, seed)).toBe(false);
    const { variant } = sent;
    expect(isWordsOfStep(step, { ...sent, variant: { ...variant, key: 'base' } }, seed)).toBe(false);
    const stopped = { ...step, state: { ...state, 'manufacturing--any.split': 'base 100 %' } };
    expect(isWordsOfStep(stopped, sent, seed)).toBe(false);
    const gone = { ...step, state: { ...state, 'manufacturing--any--a.text': null } };
    expect(isWordsOfStep(gone, sent, seed)).toBe(false);
  });
});
