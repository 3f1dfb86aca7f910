'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import type { RunNarrowing } from './run-narrowing';

const parsers = { subject: parseAsString, rerunOf: parseAsString, play: parseAsString };

/** The ids that narrow the list of runs, kept in the URL; a change goes back to the first page. */
export function useRunNarrowing(): { narrowing: RunNarrowing; narrow: (change: RunNarrowing) => void } {
  const [narrowing, setNarrowing] = useQueryStates(parsers);
  const [, setCursor] = useQueryStates({ cursor: parseAsString });
  return {
    narrowing,
    narrow: (change) => {
      void setCursor({ cursor: null });
      void setNarrowing(change);
    },
  };
}
