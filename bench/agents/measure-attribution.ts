import { attributeJourneys } from '../../lib/core/attribution/attribute-journeys';
import {
  type AttributionModel,
  attributionModels,
  attributionModelTitles,
  type CreditChannel,
  creditChannels,
  RESAMPLES,
  touchChannels,
} from '../../lib/core/attribution/attribution';
import { creditInterval, sumDraws } from '../../lib/core/attribution/credit-interval';
import { resampleCredits } from '../../lib/core/attribution/resample-credits';
import { atOnce } from '../../lib/core/shared/in-steps';
import { unitsOf } from '../../lib/core/shared/micros';
import { atLeast, atMost, type Figure, plain } from '../figure';
import { type Invented, inventAccounts, NOW_MS, type TrueContribution } from './attribution-world';

const ACCOUNTS = 2_000;
/** Sets of accounts by which it is seen how often the interval holds the truth. */
const WORLDS = 60;
/** What is expected of all accounts like these is taken from so many. */
const MANY_ACCOUNTS = 400_000;
const TOUCHES_TIMED = 100_000;

type Given = Record<AttributionModel, Map<CreditChannel, number>>;

/** What each model gives each channel against what it truly brought, how often intervals hold that, and how long it takes. */
export function measureAttribution(say: (line: string) => void): Promise<Figure[]> {
  const expected = expectedPerAccount(
    inventAccounts(MANY_ACCOUNTS, 'attribution truth', { isConfounded: false }),
  );
  return Promise.resolve([...errors(say), ...coverage(say, expected), ...time(say)]);
}

function givenBy({ journeys }: Invented): Given {
  const given = Object.fromEntries(attributionModels.map((model) => [model, new Map()])) as Given;
  for (const { channel, micros } of attributeJourneys(journeys).credits)
    for (const model of attributionModels)
      given[model].set(channel, (given[model].get(channel) ?? 0) + unitsOf(micros[model]));
  return given;
}

/** The money that a model gives to the wrong channel, as a share of all that was won. */
function misplaced(given: ReadonlyMap<CreditChannel, number>, truth: TrueContribution): number {
  const total = [...truth.values()].reduce((sum, amount) => sum + amount, 0);
  const off = creditChannels.reduce((sum, channel) => {
    const ofTruth = channel === 'cms' ? 0 : (truth.get(channel) ?? 0);
    return sum + Math.abs((given.get(channel) ?? 0) - ofTruth);
  }, 0);
  return off / 2 / total;
}

/** The same among channels alone, each side as shares of what it gives them: who would rather compare channels than know what was anyway. */
function misplacedAmongChannels(given: ReadonlyMap<CreditChannel, number>, truth: TrueContribution): number {
  const sumOf = (of: ReadonlyMap<string, number>) =>
    [...of].reduce((sum, [channel, amount]) => (channel === 'none' ? sum : sum + amount), 0);
  const [ofGiven, ofTruth] = [sumOf(given), sumOf(truth)];
  return (
    touchChannels.reduce(
      (sum, channel) =>
        sum + Math.abs((given.get(channel) ?? 0) / ofGiven - (truth.get(channel) ?? 0) / ofTruth),
      0,
    ) / 2
  );
}

function errors(say: (line: string) => void): Figure[] {
  return [false, true].flatMap((isConfounded) => {
    const name = isConfounded ? 'touched because willing to buy' : 'touched by chance';
    const worlds = Array.from({ length: 20 }, (_, i) =>
      inventAccounts(ACCOUNTS, `attribution ${isConfounded} ${i}`, { isConfounded }),
    );
    const given = worlds.map(givenBy);
    const meanOf = (error: typeof misplaced) =>
      attributionModels.map((model) => {
        const of = worlds.map(({ truth }, i) => error(given[i]?.[model] ?? new Map(), truth));
        return [model, (100 * of.reduce((sum, share) => sum + share, 0)) / of.length] as const;
      });
    const shares = meanOf(misplaced);
    const textOf = (errors: typeof shares) =>
      errors
        .map(([model, share]) => `${attributionModelTitles[model].toLowerCase()} ${share.toFixed(1)} %`)
        .join(', ');
    say(
      `  ${name}: of what was won with ${ACCOUNTS} accounts (mean of ${worlds.length} worlds) given to the wrong channel: ${textOf(shares)}`,
    );
    say(
      `    among channels alone, as shares of what each model gives them: ${textOf(meanOf(misplacedAmongChannels))}`,
    );
    const of = new Map(shares);
    const best = Math.min(of.get('first') ?? 100, of.get('last') ?? 100, of.get('position') ?? 100);
    const dataDriven = of.get('data_driven') ?? 100;
    return [
      isConfounded
        ? plain(`attribution: misplaced by the data-driven model, ${name}`, dataDriven, '%')
        : atMost(`attribution: misplaced by the data-driven model, ${name}`, dataDriven, '%', 10),
      plain(`attribution: misplaced by the best of the other three, ${name}`, best, '%'),
    ];
  });
}

const expectedPerAccount = ({ truth, journeys }: Invented): TrueContribution =>
  new Map([...truth].map(([channel, amount]) => [channel, amount / journeys.length]));

/** How often the interval of each model holds what accounts like these truly owe to a channel, in expectation. */
function coverage(say: (line: string) => void, expected: TrueContribution): Figure[] {
  const held = Object.fromEntries(attributionModels.map((model) => [model, 0])) as Record<
    AttributionModel,
    number
  >;
  let intervals = 0;
  for (let i = 0; i < WORLDS; i++) {
    const world = inventAccounts(ACCOUNTS, `attribution coverage ${i}`, { isConfounded: false });
    const { prepared } = attributeJourneys(world.journeys);
    const cells = atOnce(resampleCredits(prepared, { seed: `coverage ${i}`, nowMs: NOW_MS }));
    const given = givenBy(world);
    for (const [channel, perAccount] of expected) {
      if (perAccount <= 0) continue;
      intervals += 1;
      const own = cells.filter((cell) => cell.channel === channel && cell.periodDays === 365);
      for (const model of attributionModels) {
        const draws = sumDraws(own.map((cell) => [...cell.draws[model]]));
        const interval = creditInterval(given[model].get(channel) ?? 0, draws, ACCOUNTS);
        const truth = perAccount * ACCOUNTS;
        if (interval && interval.low <= truth && truth <= interval.high) held[model] += 1;
      }
    }
  }
  const share = (model: AttributionModel) => (100 * held[model]) / intervals;
  say(
    `  ${WORLDS} worlds of ${ACCOUNTS} accounts, ${intervals} intervals of ${RESAMPLES} draws at 95 %: hold the true contribution ${attributionModels.map((model) => `${attributionModelTitles[model].toLowerCase()} ${share(model).toFixed(1)} %`).join(', ')}`,
  );
  return [
    atLeast(
      'attribution: intervals of the data-driven model that hold the truth',
      share('data_driven'),
      '%',
      90,
    ),
    ...(['first', 'last', 'position'] as const).map((model) =>
      plain(`attribution: the same of ${attributionModelTitles[model].toLowerCase()}`, share(model), '%'),
    ),
  ];
}

function time(say: (line: string) => void): Figure[] {
  const { journeys } = inventAccounts(19_000, 'attribution time', { isConfounded: false });
  const touches = journeys.reduce((sum, journey) => sum + journey.touches.length, 0);
  const begun = performance.now();
  const { prepared, credits } = attributeJourneys(journeys);
  const attributed = performance.now();
  const cells = atOnce(resampleCredits(prepared, { seed: 'time', nowMs: NOW_MS }));
  const done = performance.now();
  const per = (ms: number) => (ms * TOUCHES_TIMED) / touches / 1000;
  say(
    `  ${touches} touches of ${journeys.length} opportunities: ${credits.length} credits in ${((attributed - begun) / 1000).toFixed(2)} s, ${cells.length} cells with ${RESAMPLES} draws in ${((done - attributed) / 1000).toFixed(2)} s`,
  );
  return [
    plain('attribution: 100,000 touches shared out', per(attributed - begun), 's'),
    plain(`attribution: 100,000 touches with ${RESAMPLES} draws`, per(done - begun), 's'),
  ];
}
