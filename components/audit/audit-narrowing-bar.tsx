'use client';

import { X } from 'lucide-react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { type AuditNarrowing, auditRefs } from './audit-table-config';

const labels = { actor: 'By', subject: 'About', run: 'Run', action: 'Action' } as const;

/** Days from and to, and the ids that a link narrowed the record by. */
export function AuditNarrowingBar({
  narrowing,
  narrow,
}: {
  narrowing: AuditNarrowing;
  narrow: (change: AuditNarrowing) => void;
}) {
  return (
    <>
      {auditRefs.map((ref) => {
        const id = narrowing[ref];
        return id ? (
          <Button key={ref} size="sm" onClick={() => narrow({ [ref]: null })} title={id}>
            {labels[ref]} <code>{id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id}</code>
            <X aria-label="Remove" />
          </Button>
        ) : null;
      })}
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={end === 'from' ? 'From day' : 'To day'} labelHidden>
          <Input
            type="date"
            size="sm"
            title={end === 'from' ? 'From this day' : 'To this day, inclusive'}
            value={narrowing[end] ?? ''}
            onChange={(event) => narrow({ [end]: event.target.value || null })}
          />
        </Field>
      ))}
    </>
  );
}
