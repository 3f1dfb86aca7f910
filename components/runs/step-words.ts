import type { RunStepView } from '@/lib/contracts/run-steps';
import type { Tone } from '../ui/tone';

/** What each step of the run's workflow does, by the beginning of its name. Ordinals count from nought there, from one here. */
const titles: readonly [RegExp, (ordinal: number) => string][] = [
  [/^propose$/, () => 'Asked the agent what it proposes'],
  [/^continue /, () => 'Asked the orchestrator what is worth doing next'],
  [/^hand over/, () => 'Looked whether another agent takes over'],
  [/^submit (?:\d+-)?(\d+)$/, (ordinal) => `Put proposal ${ordinal} before the gate`],
  [/^wait (?:\d+-)?(\d+)\./, () => 'Noted that the run waits for a person'],
  [/^rest /, () => 'Noted that the run waits for its time'],
  [/^until it suits /, () => 'Wait for the time that suits the person'],
  [/^approval /, () => 'Looked at the question and its deadline'],
  [/^answer /, () => 'Wait for a person’s answer'],
  [/^look again /, () => 'Looked whether the answer had come already'],
  [/^execute (?:\d+-)?(\d+)\./, (ordinal) => `Took action ${ordinal} to its platform`],
  [/^finish$/, () => 'Closed the run'],
];

/** A step in words; one that is not in the table yet by its name. */
export function stepTitle(step: string): string {
  for (const [pattern, title] of titles) {
    const match = pattern.exec(step);
    if (match) return title(Number(match[1] ?? 0) + 1);
  }
  return step;
}

export const stepStatusWords: Record<RunStepView['status'], { label: string; tone: Tone }> = {
  running: { label: 'Under way', tone: 'info' },
  waiting: { label: 'Waits', tone: 'wait' },
  sleeping: { label: 'Sleeps', tone: 'wait' },
  completed: { label: 'Done', tone: 'ok' },
  timed_out: { label: 'Time was up', tone: 'neutral' },
  retrying: { label: 'Failed, is tried again', tone: 'wait' },
  failed: { label: 'Failed', tone: 'stop' },
  interrupted: { label: 'Broke off', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};
