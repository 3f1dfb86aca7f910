import { formatMoney, formatNumber } from '@/lib/client/format';
import type { ReplayView } from '@/lib/contracts/policies';
import { catalogue } from '@/lib/core/actions/catalogue';
import { ScrollingTable } from '../ui/scrolling-table';
import { Stat, StatRow } from '../ui/stat';

type Result = NonNullable<ReplayView['result']>;

/** What another policy would have changed, in figures: by kind of change, in money, messages and reviewers' time. */
export function ReplayFigures({ result, currency }: { result: Result; currency: string }) {
  const { totals, money, reviews, messages } = result;
  const hours = ((reviews.after - reviews.before) * reviews.minutesPerReview) / 60;
  const signed = (value: number, text: string) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${text}`;
  return (
    <StatRow>
      <Stat label="Newly allowed" value={formatNumber(totals.newly_allowed)} note="Refused then" />
      <Stat
        label="No longer asked"
        value={formatNumber(totals.no_longer_asked)}
        note="A person was asked then"
      />
      <Stat label="Newly asked" value={formatNumber(totals.newly_asked)} note="A person is asked now" />
      <Stat label="Newly refused" value={formatNumber(totals.newly_refused)} />
      <Stat
        label="Daily spend"
        value={`+${formatMoney(BigInt(money.addedMicros), currency, { style: 'compact' })}`}
        note={`${formatMoney(BigInt(money.takenAwayMicros), currency, { style: 'compact' })} would not have been added`}
      />
      <Stat
        label="Messages"
        value={`+${formatNumber(messages.more)}`}
        note={`${formatNumber(messages.fewer)} fewer`}
      />
      <Stat
        label="Reviewers’ hours"
        value={signed(hours, formatNumber(Math.abs(Math.round(hours * 10) / 10)))}
        note={`At ${reviews.minutesPerReview} minutes each; ${formatNumber(reviews.before)} questions then, ${formatNumber(reviews.after)} now`}
      />
    </StatRow>
  );
}

/** The same by agent and kind of action; what stays the same for all is left out. */
export function ReplayRows({ replay, result }: { replay: ReplayView; result: Result }) {
  const rows = result.rows.filter(
    (row) => row.newly_allowed + row.no_longer_asked + row.newly_asked + row.newly_refused > 0,
  );
  if (rows.length === 0)
    return <p className="text-sm text-muted">Nothing would have been decided otherwise.</p>;
  const nameOf = (id: string | null) =>
    id === null ? 'People' : (replay.names.find((named) => named.id === id)?.name ?? id);
  const titles: Readonly<Record<string, { title: string }>> = catalogue;
  const head = ['Newly allowed', 'No longer asked', 'Newly asked', 'Newly refused', 'Unchanged'];
  return (
    <ScrollingTable label="By agent and kind of action">
      <table className="w-full min-w-[38rem] border-collapse text-sm">
        <caption className="sr-only">
          What would have been decided otherwise, by agent and kind of action
        </caption>
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            <th scope="col" className="py-2 pr-3 font-medium">
              Agent and action
            </th>
            {head.map((title) => (
              <th key={title} scope="col" className="px-2 py-2 text-right font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.agentId} ${row.kind}`} className="border-b last:border-b-0">
              <th scope="row" className="py-2 pr-3 text-left font-normal">
                {nameOf(row.agentId)}
                <span className="block text-xs text-muted">{titles[row.kind]?.title ?? row.kind}</span>
              </th>
              {[
                row.newly_allowed,
                row.no_longer_asked,
                row.newly_asked,
                row.newly_refused,
                row.unchanged,
              ].map((value, index) => (
                <td key={head[index]} className="px-2 py-2 text-right tabular-nums">
                  {formatNumber(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
