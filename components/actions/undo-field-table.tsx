import type { UndoField } from '@/lib/contracts/actions';
import { ScrollingTable } from '../ui/scrolling-table';
import { StatusChip } from '../ui/status-chip';
import type { Tone } from '../ui/tone';
import { OutsideValueText } from './outside-value-text';

const outcomes: Record<UndoField['outcome'], { label: string; tone: Tone }> = {
  restore: { label: 'Ours: put back', tone: 'ok' },
  already_back: { label: 'Already back', tone: 'neutral' },
  conflict: { label: 'Changed since: left alone', tone: 'wait' },
};

/** Three values side by side: before we acted, what we set, what it is now. */
export function UndoFieldTable({ fields, currency }: { fields: readonly UndoField[]; currency: string }) {
  return (
    <ScrollingTable label="Before, ours and now" className="max-h-96 overflow-y-auto rounded-md border">
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">Before, ours and now</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">Ours</th>
            <th scope="col">Now</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, label, kind, before, ours, live, outcome }) => (
            <tr key={field} className="border-t align-top [&>*]:px-3 [&>*]:py-2">
              <th scope="row" className="font-normal text-muted">
                {label}
              </th>
              <td>
                <OutsideValueText value={before} kind={kind} currency={currency} />
              </td>
              <td>
                <OutsideValueText value={ours} kind={kind} currency={currency} />
              </td>
              <td className={outcome === 'conflict' ? 'font-medium' : ''}>
                <OutsideValueText value={live} kind={kind} currency={currency} />
              </td>
              <td>
                <StatusChip tone={outcomes[outcome].tone} size="sm">
                  {outcomes[outcome].label}
                </StatusChip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
