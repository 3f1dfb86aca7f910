'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { PlayDetail, PlayTrial } from '@/lib/contracts/plays';
import { trialDays } from '@/lib/core/plays/limits';
import { NamedLabel } from '../actions/named-label';
import { StackedBars } from '../charts/stacked-bars';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { Select } from '../ui/select';
import { AbsoluteTime } from '../ui/time';
import { useTryPlay } from './use-change-play';

const options = trialDays.map((days) => ({ value: String(days), label: `Last ${days} days` }));

/** Whom the saved version would have taken up. */
export function TrialPanel({ play, workspace }: { play: PlayDetail; workspace: string }) {
  const [days, setDays] = useState('30');
  const trial = useTryPlay(play.id);
  const found = trial.data?.version === play.version ? trial.data : null;
  const onNow = play.body.trigger.on === 'profile' || play.body.trigger.on === 'schedule';
  return (
    <Panel
      title="Try against history"
      description={
        onNow
          ? 'It is held against people as they are now.'
          : 'What was saved is held against what happened; people count as they are now.'
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          {onNow ? null : <Select aria-label="Time" value={days} onValueChange={setDays} options={options} />}
          <Button
            pending={trial.isPending}
            onClick={() =>
              trial.mutate(
                { version: play.version, days: Number(days) },
                { onError: (error) => toast.error(readProblem(error).title) },
              )
            }
          >
            Try version {play.version}
          </Button>
        </div>
        <div role="status">
          {found ? (
            <Callout tone={found.matches > 0 ? 'ok' : 'wait'}>{trialLine(found)}</Callout>
          ) : play.triedVersion === play.version ? (
            <p className="text-sm text-muted">This version was tried.</p>
          ) : null}
        </div>
        {found && found.perDay.length > 0 ? (
          <StackedBars
            categories={found.perDay.map(({ day }) => day.slice(5))}
            categoryLabel="Day"
            series={[
              {
                key: 'matches',
                label: 'Would be taken up',
                color: 1,
                values: found.perDay.map(({ matches }) => matches),
              },
            ]}
            summary={`${formatCount(found.matches, 'match', 'matches')} within ${found.days} days.`}
            height="sm"
          />
        ) : null}
        {found && found.sample.length > 0 ? <Sample trial={found} workspace={workspace} /> : null}
      </div>
    </Panel>
  );
}

const things = {
  signals: ['signal', 'signals'],
  people: ['person', 'people'],
  surges: ['surge', 'surges'],
} as const;

function trialLine({ of, looked, isCut, matches, people, hadRun }: PlayTrial): string {
  if (looked === 0) return `There were no ${things[of][1]} of this sort in that time to try it on.`;
  const what = `${isCut ? 'the newest ' : ''}${formatCount(looked, things[of][0], things[of][1])}`;
  if (matches === 0) return `Of ${what} none would set it off.`;
  return `Of ${what}: ${formatCount(matches, 'match', 'matches')} of ${formatCount(people, 'person', 'people')}. ${formatCount(hadRun, 'of them has', 'of them have')} had a run anyhow.`;
}

const Sample = ({ trial, workspace }: { trial: PlayTrial; workspace: string }) => (
  <section className="flex flex-col gap-2">
    <h3 className="text-xs font-medium text-subtle">The newest of them</h3>
    <ul className="flex flex-col gap-2 text-sm">
      {trial.sample.map(({ contact, at, why }) => (
        <li key={`${contact.id} ${at}`} className="flex flex-col gap-0.5">
          <span className="flex flex-wrap justify-between gap-x-3">
            <NamedLabel named={contact} workspace={workspace} />
            {at ? (
              <span className="text-xs text-muted">
                <AbsoluteTime at={at} />
              </span>
            ) : null}
          </span>
          <span className="text-xs text-pretty text-muted">{why.join(' ')}</span>
        </li>
      ))}
    </ul>
  </section>
);
