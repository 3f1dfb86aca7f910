import { describe, expect, it } from 'vitest';
import { countsSentence } from './delivery-counts';

const counts = { accepted: 0, duplicates: 0, rejected: 0, quarantined: 0 };

describe('countsSentence', () => {
  it('says what there is, and nothing else', () => {
    expect(countsSentence({ ...counts, accepted: 1200, quarantined: 1 })).toBe('1,200 taken, 1 held back');
    expect(countsSentence({ ...counts, duplicates: 2, rejected: 3 })).toBe('2 sent before, 3 refused');
    expect(countsSentence(counts)).toBe('nothing in it');
  });
});
