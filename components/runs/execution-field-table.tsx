import type { ExecutionView } from '@/lib/contracts/actions';
import type { Named } from '@/lib/contracts/named';
import { OutsideValueText } from '../actions/outside-value-text';
import { ScrollingTable } from '../ui/scrolling-table';

/** Before, intended, and what the platform showed when read back. */
export function ExecutionFieldTable({
  fields,
  currency,
  mentions,
}: {
  fields: ExecutionView['fields'];
  currency: string;
  mentions: readonly Named[];
}) {
  return (
    <ScrollingTable label="Before, set and read back" className="max-h-96 overflow-y-auto rounded-md border">
      <table className="w-full border-collapse text-left text-sm text-fg">
        <caption className="sr-only">Before, set and read back</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">Set to</th>
            <th scope="col">Read back</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, label, kind, before, intended, observed }) => (
            <tr key={field} className="border-t align-top [&>*]:px-3 [&>*]:py-2">
              <th scope="row" className="font-normal text-muted">
                {label}
              </th>
              {[before, intended].map((value, index) => (
                <td key={index === 0 ? 'before' : 'intended'}>
                  <OutsideValueText value={value} kind={kind} currency={currency} mentions={mentions} />
                </td>
              ))}
              <td>
                {observed === null ? (
                  <span className="text-subtle">not read back</span>
                ) : observed.raw === intended.raw ? (
                  'the same'
                ) : (
                  <OutsideValueText value={observed} kind={kind} currency={currency} mentions={mentions} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
