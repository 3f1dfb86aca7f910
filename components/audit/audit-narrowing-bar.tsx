'use client';

import { X } from 'lucide-react';
import { formatDate } from '@/lib/client/format';
import type { Named } from '@/lib/contracts/named';
import { Button } from '../ui/button';
import { type AuditNarrowing, auditNarrowings } from './audit-table-config';

const labels = {
  actor: 'By',
  agent: 'Agent',
  person: 'Person',
  campaign: 'Campaign',
  subject: 'About',
  run: 'Run',
  action: 'Action',
  minAmount: 'From',
  maxAmount: 'Up to',
  currency: 'In',
  from: 'Since',
  to: 'Until',
} as const satisfies Record<(typeof auditNarrowings)[number], string>;

/** What the record is narrowed by, each with its name where it has one; pressing removes it. */
export function AuditNarrowingBar({
  narrowing,
  narrow,
  named,
}: {
  narrowing: AuditNarrowing;
  narrow: (change: AuditNarrowing) => void;
  named: readonly Named[];
}) {
  const set = auditNarrowings.flatMap((key) => {
    const value = narrowing[key];
    return value ? [{ key, value }] : [];
  });
  if (set.length === 0) return null;
  return (
    <ul aria-label="Narrowed by" className="flex flex-wrap gap-2 border-b px-4 py-2">
      {set.map(({ key, value }) => (
        <li key={key}>
          <Button size="sm" onClick={() => narrow({ [key]: null })} title={value}>
            <span className="text-muted">{labels[key]}:</span>
            <span className="max-w-56 truncate">{wordFor(key, value, named)}</span>
            <X aria-label="Remove" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function wordFor(key: (typeof auditNarrowings)[number], value: string, named: readonly Named[]): string {
  if (key === 'from' || key === 'to') return formatDate(`${value}T00:00:00Z`, 'UTC');
  const name = named.find(({ id }) => id === value)?.name;
  return name ?? (value.length > 14 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value);
}
