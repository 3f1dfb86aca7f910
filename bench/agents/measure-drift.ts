import { freezeBaseline } from '@/lib/core/monitoring/drift/baseline';
import { addCounts, type Counts, shareOf } from '@/lib/core/monitoring/drift/counts';
import { type ByContext, splitLargestChange } from '@/lib/core/monitoring/drift/split-change';
import { DAYS_OF_MONTH, lookForDrift } from '@/lib/core/monitoring/drift/watch-drift';
import { defaultMonitoringRules } from '@/lib/core/monitoring/monitoring-rules';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { bankDays } from './drift/bank-days';
import {
  BASELINE_DAYS,
  DECISIONS_A_DAY,
  ofContext,
  ordinaryWorld,
  otherWork,
  outcomes,
  shiftedWorld,
  simulateAgent,
  type World,
} from './drift/simulate-agent';
import { stabilityIndex } from './drift/stability-index';

const AGENTS = 40;
const WATCHED_DAYS = 2 * DAYS_OF_MONTH;
const SHIFTED = 1;
const WINDOW_DAYS = 7;
const PSI_LIMIT = 0.1;
const FIXED_LIMIT = 0.05;

const contexts = ordinaryWorld.weights.map((_, i) => `context ${i}`);
const settings = {
  driftFalseAlarmsPerMonth: defaultMonitoringRules.driftFalseAlarmsPerMonth,
  leastShift: defaultMonitoringRules.leastShift,
  contexts: contexts.length,
};

/** On which days since the baseline a way of watching sounds an alarm that was silent the day before. */
type Watch = (baseline: readonly ByContext[], days: readonly ByContext[]) => number[];
const fresh = (fires: readonly boolean[]): number[] =>
  fires.flatMap((isOn, day) => (isOn && !fires[day - 1] ? [day] : []));
const lastDays = (days: readonly Counts[], day: number): Counts =>
  addCounts(...days.slice(Math.max(0, day + 1 - WINDOW_DAYS), day + 1));
const whole = (days: readonly ByContext[]): Counts[] => days.map((day) => addCounts(...Object.values(day)));

/** As the product does: every context by itself. */
const sequential: Watch = (baseline, days) =>
  contexts.flatMap((context) => {
    const frozen = freezeBaseline(ofContext(baseline, context));
    const since = ofContext(days, context);
    return fresh(
      since.map((_, day) => lookForDrift(frozen, since.slice(0, day + 1), settings)?.fires === true),
    );
  });
const psi: Watch = (baseline, days) => {
  const [before, since] = [addCounts(...whole(baseline)), whole(days)];
  return fresh(since.map((_, day) => stabilityIndex(before, lastDays(since, day)) > PSI_LIMIT));
};
const moved = (before: Counts, seen: Counts) =>
  outcomes.some((outcome) => Math.abs(shareOf(seen, outcome) - shareOf(before, outcome)) > FIXED_LIMIT);
const fixedOfWhole: Watch = (baseline, days) => {
  const [before, since] = [addCounts(...whole(baseline)), whole(days)];
  return fresh(since.map((_, day) => moved(before, lastDays(since, day))));
};
const fixedOfContexts: Watch = (baseline, days) =>
  contexts.flatMap((context) => {
    const before = addCounts(...ofContext(baseline, context));
    const since = ofContext(days, context);
    return fresh(since.map((_, day) => moved(before, lastDays(since, day))));
  });
const psiOfContexts: Watch = (baseline, days) =>
  contexts.flatMap((context) => {
    const before = addCounts(...ofContext(baseline, context));
    const since = ofContext(days, context);
    return fresh(since.map((_, day) => stabilityIndex(before, lastDays(since, day)) > PSI_LIMIT));
  });

const watches: readonly [string, Watch][] = [
  ['sequential test', sequential],
  [`PSI > ${PSI_LIMIT}, all work`, psi],
  [`PSI > ${PSI_LIMIT}, each context`, psiOfContexts],
  ['5 points, all work', fixedOfWhole],
  ['5 points, each context', fixedOfContexts],
];

/** What each way of watching says of agents whose world changes after the baseline. */
function watchAgents(name: string, after: World) {
  const rows = watches.map(([title, watch]) => ({ title, watch, alarms: 0, delays: [] as number[] }));
  for (let agent = 0; agent < AGENTS; agent++) {
    const all = simulateAgent(`${name} ${agent}`, BASELINE_DAYS + WATCHED_DAYS, (day) =>
      day < BASELINE_DAYS ? ordinaryWorld : after,
    );
    for (const row of rows) {
      const alarms = row.watch(all.slice(0, BASELINE_DAYS), all.slice(BASELINE_DAYS));
      row.alarms += alarms.length;
      if (alarms.length > 0) row.delays.push(Math.min(...alarms) + 1);
    }
  }
  return rows.map(({ title, alarms, delays }) => ({
    title,
    perMonth: alarms / ((AGENTS * WATCHED_DAYS) / DAYS_OF_MONTH),
    found: delays.length / AGENTS,
    delay: delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)] ?? Number.NaN,
  }));
}

function watchBank(batches: readonly Counts[], baselineLength: number): number | null {
  const frozen = freezeBaseline(batches.slice(0, baselineLength));
  const since = batches.slice(baselineLength);
  const at = since.findIndex(
    (_, i) => lookForDrift(frozen, since.slice(0, i + 1), { ...settings, contexts: 1 })?.fires,
  );
  return at < 0 ? null : at + 1;
}

/** Whether quiet drift is found, told apart from other work, and not seen where there is none. */
export function measureDrift(say: (line: string) => void): Promise<Figure[]> {
  say(
    `  ${AGENTS} agents, ${DECISIONS_A_DAY} decisions a day in ${contexts.length} contexts, baseline ${BASELINE_DAYS} days, watched ${WATCHED_DAYS}; stated: ${settings.driftFalseAlarmsPerMonth} false alarms per agent-month.`,
  );
  const suites = {
    'nothing changes': watchAgents('quiet', ordinaryWorld),
    'other work alone': watchAgents('work', otherWork),
    '5 points in one context': watchAgents('shift', shiftedWorld(SHIFTED)),
  };
  for (const [name, rows] of Object.entries(suites))
    for (const { title, perMonth, found, delay } of rows)
      say(
        `  ${name.padEnd(24)} ${title.padEnd(24)} ${perMonth.toFixed(2).padStart(6)} alarms/agent-month, ${(100 * found).toFixed(0).padStart(3)} % of agents, median after ${Number.isNaN(delay) ? '–' : delay} days`,
      );
  const bank: Record<string, number | null> = {};
  for (const column of ['contact', 'poutcome', 'day_of_week', 'job']) {
    const days = bankDays(column);
    bank[column] = watchBank(days, BASELINE_DAYS);
    say(
      `  bank: ${column}: ${bank[column] === null ? `quiet on ${days.length - BASELINE_DAYS} days` : `found on day ${bank[column]} after the baseline`}`,
    );
  }
  const own = (rows: ReturnType<typeof watchAgents>) =>
    rows[0] ?? { perMonth: Number.NaN, found: 0, delay: Number.NaN };
  const { 'nothing changes': quiet, 'other work alone': work, '5 points in one context': shift } = suites;
  const mixed = simulateAgent('split', 2 * BASELINE_DAYS, (day) =>
    day < BASELINE_DAYS ? ordinaryWorld : otherWork,
  );
  const sum = (days: readonly ByContext[]): ByContext =>
    Object.fromEntries(contexts.map((context) => [context, addCounts(...ofContext(days, context))]));
  const split = splitLargestChange(sum(mixed.slice(0, BASELINE_DAYS)), sum(mixed.slice(BASELINE_DAYS)));
  return Promise.resolve([
    atMost(
      'drift: false alarms per agent-month, nothing changes',
      own(quiet).perMonth,
      '',
      settings.driftFalseAlarmsPerMonth,
    ),
    atMost('drift: alarms per agent-month, other work alone', own(work).perMonth, '', 1),
    atLeast('drift: agents whose 5-point shift in one context was found', own(shift).found, '', 0.95),
    plain('drift: median delay', own(shift).delay, 'days'),
    plain(
      'drift: share of a change by other work that is said to be work',
      split ? split.fromWork / (split.after - split.before) : Number.NaN,
      '',
    ),
    exactly('drift: bank fires on contact', bank.contact === null ? 0 : 1, '', 1),
    exactly('drift: bank fires on poutcome', bank.poutcome === null ? 0 : 1, '', 1),
    exactly('drift: bank fires on day_of_week', bank.day_of_week === null ? 0 : 1, '', 0),
  ]);
}
