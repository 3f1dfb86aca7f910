import { formatCount } from '@/lib/client/format';
import type { DeliveryDetail } from '@/lib/contracts/sources';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { StatusChip } from '../ui/status-chip';

/** What was wrong with which item of a delivery. */
export function DeliveryProblems({ delivery: { problems } }: { delivery: DeliveryDetail }) {
  return (
    <Panel
      title="What was wrong"
      description={`${formatCount(problems.length, 'problem')}. Items are counted from 0, as they stand in the request.`}
      padding="none"
    >
      <ScrollingTable label="What was wrong">
        <table className="w-full border-collapse text-left text-sm">
          <thead className="text-xs text-muted">
            <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th]:first:pl-4 [&>th]:last:pr-4">
              <th scope="col">Item</th>
              <th scope="col">Outcome</th>
              <th scope="col">Field</th>
              <th scope="col" className="w-full">
                What is wrong
              </th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ index, status, field, message }) => (
              <tr
                key={`${index} ${field} ${message}`}
                className="border-t align-top [&>td]:px-3 [&>td]:py-2 [&>td]:first:pl-4 [&>td]:last:pr-4"
              >
                <td>{index}</td>
                <td>
                  {status === 'quarantined' ? (
                    <StatusChip tone="wait" size="sm">
                      Held back
                    </StatusChip>
                  ) : (
                    <StatusChip tone="stop" size="sm">
                      Refused
                    </StatusChip>
                  )}
                </td>
                <td className="max-w-56 font-mono text-xs break-words">{field || 'the whole item'}</td>
                <td className="min-w-36 text-pretty">{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollingTable>
    </Panel>
  );
}
