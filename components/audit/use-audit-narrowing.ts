'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { type AuditNarrowing, auditNarrowings } from './audit-table-config';

const parsers = Object.fromEntries(auditNarrowings.map((key) => [key, parseAsString]));

/** What narrows the record beside the table's own search, kept in the URL; a change goes back to the first page. */
export function useAuditNarrowing(): {
  narrowing: AuditNarrowing;
  isNarrowed: boolean;
  narrow: (change: AuditNarrowing) => void;
} {
  const [narrowing, setNarrowing] = useQueryStates(parsers);
  const [, setCursor] = useQueryStates({ cursor: parseAsString });
  return {
    narrowing,
    isNarrowed: Object.values(narrowing).some((value) => value !== null && value !== ''),
    narrow: (change) => {
      void setCursor({ cursor: null });
      void setNarrowing(change);
    },
  };
}
