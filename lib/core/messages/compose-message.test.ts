import { describe, expect, test } from 'vitest';
import { aFact, today } from '../../../tests/support/builders/content';
import { checkWording, composeMessage } from './compose-message';
import { whyNoSms } from './sms-segments';
import { messageChannels, messageTemplates, type Wording } from './wording';

const wording: Wording = {
  template: 'points',
  audience: { industry: null, role: null },
  factIds: ['fct_1'],
};
const open = aFact();

describe('a composed message', () => {
  test('states a fact word for word on every channel, and fits it', () => {
    for (const channel of messageChannels)
      for (const template of messageTemplates) {
        const words = composeMessage(channel, template, [open]);
        expect(words?.body).toContain(open.text);
        if (channel === 'sms') expect(whyNoSms(words?.body ?? '')).toBeNull();
        else expect(words?.title).toBeTruthy();
        if (words) expect(checkWording(channel, { ...wording, template }, words, [open], today)).toEqual([]);
      }
  });

  test('is none without a fact, or where the fact is too long for the channel', () => {
    expect(composeMessage('email', 'points', [])).toBeNull();
    expect(composeMessage('sms', 'points', [{ text: 'a'.repeat(460) }])).toBeNull();
  });

  test('has nothing to stand on once its words, its fact or its people are others', () => {
    const words = composeMessage('email', 'points', [open]);
    if (!words) throw new Error('none');
    const problems = (facts: (typeof open)[], body = words.body) =>
      checkWording('email', wording, { ...words, body }, facts, today).map(({ why }) => why);
    expect(problems([open], `${words.body} And we are the best.`)).toEqual([
      'its words are not those of the template and the facts it names',
    ]);
    expect(problems([])).toEqual(['there is no such approved fact']);
    expect(problems([{ ...open, withdrawn: true }])).toEqual(['it was withdrawn']);
    expect(problems([{ ...open, industries: ['Retail'] }])).toEqual(['it is not approved for these people']);
  });
});
