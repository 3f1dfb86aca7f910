'use client';

import { formatCount, formatNumber } from '@/lib/client/format';
import type { Interest } from '@/lib/contracts/interest';
import type { ChartColor } from '../charts/chart-colors';
import { StackedBars } from '../charts/stacked-bars';
import { Meter } from '../ui/meter';
import { Panel } from '../ui/panel';

const colors = [1, 2, 3, 4, 5, 6] as const satisfies readonly ChartColor[];

/** What an account or a person is interested in now, and how that came about week by week. */
export function InterestPanels({ interest, about }: { interest: Interest; about: 'account' | 'person' }) {
  const nothing =
    interest.withheld ??
    (about === 'account'
      ? 'Nobody of this account was seen doing anything within 120 days.'
      : 'They were not seen doing anything within 120 days.');
  return (
    <>
      <Panel
        title="Interest by topic"
        description="0 to 100. What was done counts half as much after every 14 days."
      >
        {interest.topics.length > 0 ? (
          <ul className="flex flex-col gap-3">
            {interest.topics.map((topic) => (
              <li key={topic.name} title={topic.sentence}>
                <Meter
                  label={capitalised(topic.title)}
                  text={`${formatNumber(topic.score, { maximumFractionDigits: 0 })} · ${formatCount(topic.count, 'time')}, last on ${topic.lastDay}`}
                  segments={[{ label: topic.title, value: topic.score }]}
                  max={100}
                />
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted">{nothing}</p>
        )}
      </Panel>
      <Panel title="Engagement over time" description="By week and topic; each week begins on the Monday.">
        {interest.series.length > 0 ? (
          <StackedBars
            categories={interest.weeks}
            categoryLabel="Week from"
            series={interest.series.map(({ name, title, values }, i) => ({
              key: name === '' ? 'no-topic' : name,
              label: capitalised(title),
              color: colors[i % colors.length] ?? 1,
              values,
            }))}
            summary={summaryOf(interest)}
            height="sm"
          />
        ) : (
          <p className="text-muted">{nothing}</p>
        )}
      </Panel>
    </>
  );
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function summaryOf({ series, weeks }: Interest): string {
  const ofWeek = weeks.map((_, week) => series.reduce((sum, { values }) => sum + (values[week] ?? 0), 0));
  const most = ofWeek.indexOf(Math.max(...ofWeek));
  return `Engagement of ${weeks.length} weeks by topic. The liveliest week began on ${weeks[most] ?? ''}, with ${formatNumber(ofWeek[most] ?? 0, { maximumFractionDigits: 1 })}.`;
}
