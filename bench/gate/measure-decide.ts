import { decide } from '../../lib/core/gate/decide';
import { rules } from '../../lib/core/gate/rules';
import { atLeast, atMost, exactly, type Figure, plain, quantile } from '../figure';
import {
  allUnderstood,
  anAudience,
  anEmailOf,
  anything,
  type Case,
  everyday,
  kindsLeftOut,
  withFreshWords,
} from './population';

const CASES = 5000;
const WARM_UP = 60_000;
const TIMED = 100_000;
const ROUNDS = 5;
const AUDIENCE = 1000;

type Speed = { p50: number; p99: number; perSecond: number };

/**
 * Microseconds of single decisions; and decisions per second of processor time, without a clock between them (median of five
 * rounds): what else runs on the machine does not count, the collecting of garbage does.
 */
function speedOf(cases: readonly Case[], decisions = TIMED): Speed {
  const ask = (i: number) => {
    const { action, facts, now } = cases[i % cases.length] as Case;
    return decide(action, withFreshWords(facts), now);
  };
  for (let i = 0; i < Math.min(WARM_UP, decisions); i++) ask(i);
  const micros: number[] = [];
  for (let i = 0; i < decisions; i++) {
    const before = process.hrtime.bigint();
    ask(i);
    micros.push(Number(process.hrtime.bigint() - before) / 1000);
  }
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < decisions; i++) ask(i);
    const { user, system } = process.cpuUsage(before);
    rates.push((decisions * 1_000_000) / (user + system));
  }
  return { p50: quantile(micros, 0.5), p99: quantile(micros, 0.99), perSecond: quantile(rates, 0.5) };
}

function tellOf(name: string, cases: readonly Case[]): string {
  const decisions = cases.map(({ action, facts, now }) => decide(action, facts, now));
  const share = (verdict: string) =>
    `${((100 * decisions.filter((decision) => decision.verdict === verdict).length) / cases.length).toFixed(0)} % ${verdict}`;
  const findings = decisions.reduce((sum, decision) => sum + decision.findings.length, 0) / cases.length;
  return `${name}: ${['allow', 'escalate', 'deny'].map(share).join(', ')}; ${findings.toFixed(1)} findings each.`;
}

const silentRules = (cases: readonly Case[]): string[] => {
  const speaking = new Set(
    cases.flatMap(({ action, facts, now }) => decide(action, facts, now).findings.map(({ rule }) => rule)),
  );
  return rules.map(({ id }) => id).filter((id) => !speaking.has(id));
};

/** The gate in the core alone, on one core, with every rule on. */
export async function measureDecide(say: (line: string) => void): Promise<Figure[]> {
  const usual = everyday(CASES);
  const odd = anything(CASES);
  say(`${rules.length} rules. ${tellOf('Everyday', usual)} ${tellOf('Anything', odd)}`);
  const silent = silentRules(odd);
  if (silent.length > 0) say(`Rules that no case makes speak: ${silent.join(', ')}.`);
  say('No engine is called: docs/decisions/0007 has the figures of Cedar for the same scopes.');
  const [day, any] = [speedOf(usual), speedOf(odd)];
  const crowd = speedOf([anAudience(AUDIENCE)], 300);
  const [short, long] = [speedOf([anEmailOf(600)], 20_000), speedOf([anEmailOf(5600)], 5000)];
  return [
    exactly('decide: rules that no case makes speak', silent.length, '', 0),
    exactly('decide: kinds that the everyday cases leave out', kindsLeftOut(usual).length, '', 0),
    exactly('decide: everyday payloads understood', Number(allUnderstood(usual)), '', 1),
    atMost('decide: everyday, p50', day.p50, 'µs', 20),
    plain('decide: everyday, p99', day.p99, 'µs'),
    atLeast('decide: everyday, one core', day.perSecond, '/s', 50_000),
    atMost('decide: anything, p50', any.p50, 'µs', 20),
    plain('decide: anything, p99', any.p99, 'µs'),
    atLeast('decide: anything, one core', any.perSecond, '/s', 50_000),
    plain('decide: an e-mail of 600 characters, p50', short.p50, 'µs'),
    plain('decide: each 1,000 characters more, p50', (long.p50 - short.p50) / 5, 'µs'),
    plain(`decide: audience of ${AUDIENCE}, per person`, crowd.p50 / AUDIENCE, 'µs'),
  ];
}
