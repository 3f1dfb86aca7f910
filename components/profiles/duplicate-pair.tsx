'use client';

import { toast } from 'sonner';
import { formatPercent } from '@/lib/client/format';
import type { ComparedField, DuplicateRow } from '@/lib/contracts/profiles';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { OrMissing } from '../ui/or-missing';
import { ScrollingTable } from '../ui/scrolling-table';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime } from '../ui/time';
import { useConfirmLink, useRejectLink } from './use-profiles';

const reasonWords: Record<DuplicateRow['reasons'][number], string> = {
  same_name: 'The same name at the same company',
  near_name: 'Almost the same name at the same company',
  same_phone: 'The same phone number',
};

/** Two profiles side by side: what each says, by whose word and since when, and whether they are one person. */
export function DuplicatePair({ row, workspace }: { row: DuplicateRow; workspace: string }) {
  const sides = [row.a, row.b].map((named) => named.name ?? 'No name').join(' and ');
  return (
    <article aria-label={sides} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          {row.reasons.map((reason) => reasonWords[reason]).join(' · ')} ·{' '}
          {formatPercent(row.confidence, { maximumFractionDigits: 0 })} likely
        </p>
        <Decision row={row} />
      </div>
      <ScrollingTable label={`What is known of ${sides}`}>
        <table className="w-full min-w-lg text-sm">
          <thead>
            <tr className="border-b text-left align-top">
              <th scope="col" className="w-36 py-1.5 pr-4 font-medium text-muted">
                Field
              </th>
              {[row.a, row.b].map((named) => (
                <th key={named.id} scope="col" className="py-1.5 pr-4 font-medium">
                  <NamedLabel named={named} workspace={workspace} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row.fields.map((field) => (
              <tr key={field.field} className="border-b align-top last:border-0">
                <th scope="row" className="py-1.5 pr-4 text-left font-normal text-muted">
                  <span className="flex flex-wrap items-center gap-1.5">
                    {field.title}
                    {field.differs ? (
                      <StatusChip tone="wait" size="sm">
                        Differs
                      </StatusChip>
                    ) : null}
                  </span>
                </th>
                <Stated stated={field.a} />
                <Stated stated={field.b} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollingTable>
    </article>
  );
}

function Stated({ stated }: { stated: ComparedField['a'] }) {
  return (
    <td className="py-1.5 pr-4">
      <OrMissing>{stated && String(stated.value)}</OrMissing>
      {stated ? (
        <span className="block text-xs text-muted">
          {stated.source === '' ? 'Known before sources were kept' : stated.source},{' '}
          <AbsoluteTime at={stated.at} />
        </span>
      ) : null}
    </td>
  );
}

function Decision({ row }: { row: DuplicateRow }) {
  const canMerge = useCan('profiles.merge');
  const confirm = useConfirmLink();
  const reject = useRejectLink();
  if (!canMerge) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmDialog
        trigger={<Button size="sm">Not the same</Button>}
        title="Are these two people?"
        description="They are not suggested again, and no identifier that both come to have joins them."
        confirmLabel="They are two people"
        onConfirm={async () => {
          await reject.mutateAsync(row.id);
          toast.success('Kept apart');
        }}
      />
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="primary">
            One person
          </Button>
        }
        title="Are these one person?"
        description="Screens and agents then see one person with what is known of both. What blocks contact with either blocks contact with both. Splitting takes it back."
        confirmLabel="They are one person"
        onConfirm={async () => {
          await confirm.mutateAsync(row.id);
          toast.success('Joined');
        }}
      />
    </div>
  );
}
