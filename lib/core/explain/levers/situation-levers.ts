import { type Facts, isUnknown } from '../../gate/facts';
import type { PauseFact } from '../../pauses/pause';
import { pauseSubjectTitles } from '../../pauses/pause';
import { formatMoment } from '../../shared/format-figures';
import { choice, type Lever, type LeverSource, lever, range } from '../lever';
import { type PatchStep, set } from '../patch';
import { counted } from './units';

const MINUTE_MS = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

/** Stops, the handover between agents, and the moment at which it was decided. */
export const situationLevers: LeverSource = (one, { localTime }) => {
  const { action, facts, now } = one;
  return [
    ...pauseLevers(facts.pauses),
    ...handoffLever(facts.handoff, now),
    ...playLever(facts.play),
    ...lever('now', [
      range({
        what: 'the moment of the decision',
        at: 0,
        min: -7 * DAY,
        max: 35 * DAY,
        show: (minutes) => showMoment(facts, now, minutes),
        probes: momentsWithin(action.expiresAt, now),
        patch: (minutes) => momentSteps(facts, new Date(now.getTime() + minutes * MINUTE_MS), localTime),
      }),
    ]),
  ];
};

function pauseLevers(pauses: Facts['pauses']): Lever[] {
  if (isUnknown(pauses) || pauses.length === 0) return [];
  const name = ({ subject }: PauseFact) => pauseSubjectTitles[subject].toLowerCase();
  const each = pauses.map((pause, at) =>
    choice(`the stop of ${name(pause)}`, 'in force', 'lifted', [
      { op: 'leave_out', path: '/facts/pauses', items: [at] },
    ]),
  );
  const all = choice('the stops', `${pauses.length} in force`, 'all lifted', [set('/facts/pauses', [])]);
  return lever('pauses', pauses.length === 1 ? each : [...each, all]);
}

function playLever(play: Facts['play']): Lever[] {
  if (!play?.asksExecutive) return [];
  return lever('play.asks-executive', [
    choice('whether the play asks who looks after the account', 'yes', 'no', [
      set('/facts/play/asksExecutive', false),
    ]),
  ]);
}

function handoffLever(handoff: Facts['handoff'], now: Date): Lever[] {
  if (handoff === null) return [];
  const age = Math.floor((now.getTime() - Date.parse(handoff.pairSince)) / (DAY * MINUTE_MS));
  if (!Number.isFinite(age)) return [];
  return lever('handoff.age', [
    range({
      what: 'the time that the two agents had worked together',
      at: age,
      min: 0,
      max: Math.max(400, age),
      show: counted('day', 'days'),
      patch: (days) => [
        set('/facts/handoff/pairSince', new Date(now.getTime() - days * DAY * MINUTE_MS).toISOString()),
      ],
    }),
  ]);
}

const steps = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);

/** Every hour of the first two days, then every six hours of the week, then each day. */
const later = [
  ...steps(HOUR, 2 * DAY, HOUR),
  ...steps(2 * DAY + 6 * HOUR, 7 * DAY, 6 * HOUR),
  ...steps(8 * DAY, 35 * DAY, DAY),
];
const earlier = [...steps(HOUR, DAY, HOUR), ...steps(2 * DAY, 7 * DAY, DAY)].map((minutes) => -minutes);

/** Later than a proposal holds, nothing could come of it. */
function momentsWithin(expiresAt: string, now: Date): number[] {
  const left = (Date.parse(expiresAt) - now.getTime()) / MINUTE_MS;
  return [...later.filter((minutes) => minutes < left), ...earlier];
}

function showMoment({ workspace }: Facts, now: Date, minutes: number): string {
  const timeZone = isUnknown(workspace) ? 'UTC' : workspace.timeZone;
  return `${formatMoment(new Date(now.getTime() + minutes * MINUTE_MS).toISOString(), timeZone)} (${timeZone})`;
}

/** The hour of the scope's clock goes with the moment. */
function momentSteps(
  facts: Facts,
  at: Date,
  localTime: (at: Date, zone: string) => { hour: number; weekday: number },
): PatchStep[] {
  const { requester, workspace } = facts;
  const zone =
    requester.type === 'agent' && !isUnknown(requester.scope)
      ? requester.scope.body.hours.timeZone
      : isUnknown(workspace)
        ? null
        : workspace.timeZone;
  return [
    set('/now', at.toISOString()),
    ...(zone === null || isUnknown(facts.localTime) ? [] : [set('/facts/localTime', localTime(at, zone))]),
  ];
}
