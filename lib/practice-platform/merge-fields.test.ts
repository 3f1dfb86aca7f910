import { describe, expect, it } from 'vitest';
import { fillIn, unknownPlaceholders } from './merge-fields';

const values = {
  firstName: 'Elin',
  company: null,
  senderName: 'Greta Holm',
  unsubscribeUrl: 'https://mail.practice.invalid/u/1',
};

describe('merge fields', () => {
  it('puts in what is known, and what stands in for the rest', () => {
    expect(fillIn('Hello {{firstName}}, {{ company | your company }}: {{senderName}}', values)).toBe(
      'Hello Elin, your company: Greta Holm',
    );
  });

  it('says nothing half: an unknown field, or a value that is missing, is refused', () => {
    expect(() => fillIn('At {{company}}', values)).toThrow('no company');
    expect(() => fillIn('Hello {{nickname}}', values)).toThrow('{{nickname}}');
    expect(() => fillIn('Hello {{firstName', values)).toThrow('{{firstName');
    expect(() => fillIn('Hello firstName}}', values)).toThrow('}}');
  });

  it('takes a value as a value, whatever it looks like', () => {
    const odd = { ...values, firstName: '{{unsubscribeUrl}} $& $1' };
    expect(fillIn('Hello {{firstName}}', odd)).toBe('Hello {{unsubscribeUrl}} $& $1');
  });

  it('names what it does not know', () => {
    expect(unknownPlaceholders('{{firstName}} {{a}} {{b|c}}')).toEqual(['{{a}}', '{{b|c}}']);
    expect(unknownPlaceholders('{{firstName|there}} { } no field')).toEqual([]);
  });
});
