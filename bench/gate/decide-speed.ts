// Run by itself, bundled: how fast the gate decides, as JSON on the standard output.
import { decide } from '../../lib/core/gate/decide';
import { rules } from '../../lib/core/gate/rules';
import { quantile } from '../figure';
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

// First, as a gate is that has met nothing but everyday actions; what comes then is measured as found.
const usual = everyday(CASES);
const everydaySpeed = speedOf(usual);
const odd = anything(CASES);
const result = {
  everyday: everydaySpeed,
  anything: speedOf(odd),
  shortEmail: speedOf([anEmailOf(600)], 20_000).p50,
  longEmail: speedOf([anEmailOf(5600)], 5000).p50,
  audiencePerPerson: speedOf([anAudience(AUDIENCE)], 300).p50 / AUDIENCE,
  told: [`${rules.length} rules.`, tellOf('Everyday', usual), tellOf('Anything', odd)],
  silent: silentRules(odd),
  leftOut: kindsLeftOut(usual),
  understood: allUnderstood(usual),
};
process.stdout.write(JSON.stringify(result));
