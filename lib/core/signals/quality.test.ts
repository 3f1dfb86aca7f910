import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signalQuality } from './quality';

const dayMs = 86_400_000;
const quality = (source: string, ageDays: number, identity: 'known' | 'stated' | 'new' = 'known') =>
  signalQuality({ source, occurredAtMs: -ageDays * dayMs, recordedAtMs: 0, identity });

describe('signal quality', () => {
  it('is full for a fresh word of the platform itself about a known subject', () => {
    expect(quality('practice-ads', 0)).toBe(1);
  });

  it('keeps half of what freshness adds after 60 days', () => {
    expect(quality('practice-ads', 60)).toBeCloseTo(0.8, 3);
  });

  it('trusts a source by its exact name, not by one that starts alike', () => {
    expect(quality('websites-r-us', 0)).toBe(quality('somebody', 0));
    expect(quality('website', 0)).toBeGreaterThan(quality('somebody', 0));
  });

  it('falls with age and with a weaker identity, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 4000, noNaN: true }), fc.string(), (age, source) => {
        const [known, stated, fresh] = [
          quality(source, age),
          quality(source, age, 'stated'),
          quality(source, age, 'new'),
        ];
        expect(known).toBeLessThanOrEqual(1);
        expect(fresh).toBeGreaterThan(0);
        expect(known).toBeGreaterThan(stated);
        expect(stated).toBeGreaterThan(fresh);
        expect(quality(source, age + 30)).toBeLessThanOrEqual(known);
      }),
    );
  });
});
