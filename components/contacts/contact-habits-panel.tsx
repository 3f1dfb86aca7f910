'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { formatNumber, formatPercent } from '@/lib/client/format';
import type { ContactHabits } from '@/lib/contracts/contact-habits';
import { useWorkspaceSlug } from '../auth/access-context';
import { StackedBars } from '../charts/stacked-bars';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { AbsoluteTime } from '../ui/time';
import { contactKeys } from './contact-keys';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** When this person reads, how much of that is their own history, and what another contact would bring. */
export function ContactHabitsPanel({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const { data, error, refetch } = useQuery({
    queryKey: contactKeys.habits(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/contacts/${id}/habits`, {
        schema: () => import('@/lib/contracts/contact-habits').then((module) => module.contactHabitsSchema),
        workspace,
        signal,
      }),
  });
  return (
    <Panel
      title="When they read, and how often to write"
      description="Learnt from opens, clicks, replies and visits; it can only hold a message back."
    >
      {data ? (
        <Habits habits={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton />
      )}
    </Panel>
  );
}

function Habits({ habits }: { habits: ContactHabits }) {
  const { likeliest, shares, basis, learntAt, waitHours, hours, timeZone, steps } = habits;
  const usual = likeliest
    ? `around ${likeliest.hour}:00, most on a ${weekdays[likeliest.weekday - 1]}`
    : 'not known yet';
  return (
    <div className="flex flex-col gap-4">
      <DescriptionList
        layout="columns"
        items={[
          { label: 'Usually reads', value: usual },
          {
            label: 'Their own history',
            value: (
              <>
                {formatPercent(shares.contact, { maximumFractionDigits: 0 })}
                <span className="block text-xs text-muted">{basis}</span>
              </>
            ),
          },
          {
            label: 'A message that is due',
            value: waitHours === 0 ? 'goes out at once' : `may wait up to ${waitHours} hours`,
          },
          { label: 'Next contact', value: <Next next={habits.next} /> },
        ]}
      />
      {likeliest ? (
        <StackedBars
          height="sm"
          categories={hours.map((_, hour) => `${hour}:00`)}
          series={[
            { key: 'reading', label: `Reading by hour (${timeZone}), 1 is average`, color: 1, values: hours },
          ]}
          categoryLabel="Hour"
          summary={`How likely reading is by the hour of the day: ${usual}.`}
        />
      ) : (
        <p className="text-sm text-muted">
          Nothing was seen of anybody yet. It is learnt every night
          {learntAt ? null : ', for the first time tonight'}.
        </p>
      )}
      {steps.length > 0 ? (
        <ul className="flex flex-col gap-2 text-sm">
          {steps.map((step) => (
            <li key={`${step.sequenceId} ${step.step} ${step.dueAt}`}>
              Step {step.step + 1} of {step.sequenceId}, due <AbsoluteTime at={step.dueAt} />,{' '}
              {step.isWaiting ? 'waits until' : 'from'} <AbsoluteTime at={step.sendAt} />
              <span className="block text-xs text-muted">{step.why}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Next({ next: { contact, expected, leastPerThousand, isWorthIt } }: { next: ContactHabits['next'] }) {
  const figure = (value: number) => formatNumber(value, { maximumFractionDigits: 1 });
  return (
    <>
      {contact === 1 ? 'The first since they answered' : `Number ${contact} without an answer`}
      <span className="block text-xs text-muted">
        {expected
          ? `Such a contact brings ${figure(expected.mean)} answers in 1,000 (${figure(expected.low)} to ${figure(expected.high)}); ${leastPerThousand} are asked for.${isWorthIt ? '' : ' A sequence stops here.'}`
          : 'What it brings is not known yet.'}
      </span>
    </>
  );
}
