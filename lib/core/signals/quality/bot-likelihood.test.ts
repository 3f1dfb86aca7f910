import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type BotFacts, botLikelihood } from './bot-likelihood';
import { paceOf } from './pace';
import { userAgentSign } from './user-agent-sign';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';
const person: BotFacts = {
  userAgent: chrome,
  isKnownBot: false,
  isDataCentre: false,
  ranJavaScript: true,
  pace: { eventsPerMinute: 4, unevenness: 1.1, impossibleSteps: 0 },
};
const nothingKnown: BotFacts = {
  userAgent: null,
  isKnownBot: null,
  isDataCentre: null,
  ranJavaScript: null,
  pace: null,
};

test.each([
  ['', 'empty'],
  [' - ', 'empty'],
  [chrome, 'browser'],
  [safari, 'browser'],
  [chrome.replace('Chrome/142', 'HeadlessChrome/142'), 'headless'],
  [chrome.replace('Chrome/142', 'Chrome/41'), 'outdated'],
  ['Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)', 'outdated'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:52.0) Gecko/20100101 Firefox/52.0', 'outdated'],
  ['curl/8.5.0', 'tool'],
  ['python-requests/2.31.0', 'tool'],
  ['a fine machine', 'unknown'],
] as const)('user agent %s is read as %s', (agent, sign) => expect(userAgentSign(agent)).toBe(sign));

describe('bot likelihood', () => {
  it('is small for a person and for whom nothing is known', () => {
    expect(botLikelihood(person).likelihood).toBeLessThan(0.05);
    expect(botLikelihood(nothingKnown).likelihood).toBeLessThan(0.05);
    expect(botLikelihood(nothingKnown).signs).toEqual([]);
  });

  it('is near certain for a known crawler or a headless browser', () => {
    expect(botLikelihood({ ...person, isKnownBot: true }).likelihood).toBeGreaterThan(0.98);
    const { likelihood, sentence } = botLikelihood({ ...person, userAgent: 'HeadlessChrome/142.0.0.0' });
    expect(likelihood).toBeGreaterThan(0.9);
    expect(sentence).toContain('its browser runs without a window');
  });

  it('needs more than one weak sign to be more likely than not', () => {
    const centre = { ...person, isDataCentre: true };
    expect(botLikelihood(centre).likelihood).toBeLessThan(0.5);
    expect(botLikelihood({ ...centre, ranJavaScript: false }).likelihood).toBeGreaterThan(0.5);
  });

  it('never falls by one more sign, and tells the strongest first', () => {
    const facts = fc.record<BotFacts>({
      userAgent: fc.constantFrom(null, '', chrome, 'curl/8'),
      isKnownBot: fc.constantFrom(null, false),
      isDataCentre: fc.constantFrom(null, false),
      ranJavaScript: fc.constantFrom(null, true),
      pace: fc.option(
        fc.record({
          eventsPerMinute: fc.option(fc.integer({ min: 1, max: 1000 })),
          unevenness: fc.option(fc.double({ min: 0, max: 3, noNaN: true })),
          impossibleSteps: fc.nat(50),
        }),
      ),
    });
    const more: Partial<BotFacts>[] = [
      { isKnownBot: true },
      { isDataCentre: true },
      { ranJavaScript: false },
    ];
    fc.assert(
      fc.property(facts, fc.constantFrom(...more), (known, sign) => {
        const before = botLikelihood(known);
        const after = botLikelihood({ ...known, ...sign });
        expect(after.likelihood).toBeGreaterThan(before.likelihood);
        expect(after.signs.map(({ logOdds }) => logOdds)).toEqual(
          after.signs.map(({ logOdds }) => logOdds).sort((a, b) => b - a),
        );
      }),
    );
  });
});

describe('pace', () => {
  const at = (...instants: number[]) => instants.map((atMs) => ({ atMs, place: `/${atMs}` }));

  it('counts the busiest minute, whatever order events come in', () => {
    const events = at(0, 10_000, 70_000, 80_000, 90_000, 129_999, 130_000);
    expect(paceOf(events).eventsPerMinute).toBe(4);
    expect(paceOf([...events].reverse())).toEqual(paceOf(events));
  });

  it('tells a timer from a person', () => {
    expect(paceOf(at(0, 5000, 10_000, 15_000, 20_000, 25_000)).unevenness).toBe(0);
    expect(paceOf(at(0, 1000, 31_000, 33_000, 90_000, 95_000)).unevenness).toBeGreaterThan(0.8);
    expect(paceOf(at(0, 5000)).unevenness).toBeNull();
  });

  it('finds steps that nobody can take, and no others', () => {
    const step = (place: string | null, atMs: number) => ({ place, atMs });
    expect(paceOf([step('/a', 0), step('/b', 100)]).impossibleSteps).toBe(1);
    expect(paceOf([step('/a', 0), step('/a', 100)]).impossibleSteps).toBe(0);
    expect(paceOf([step('/a', 0), step(null, 100)]).impossibleSteps).toBe(0);
    expect(paceOf([step('/a', 0), step('/b', 400)]).impossibleSteps).toBe(0);
    expect(paceOf([])).toEqual({ eventsPerMinute: null, unevenness: null, impossibleSteps: 0 });
  });
});
