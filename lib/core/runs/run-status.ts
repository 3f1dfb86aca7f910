export const runStatuses = [
  'no_action',
  'planned',
  'running',
  'waiting',
  'completed',
  'failed',
  'cancelled',
] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Something of the run is still to come. */
export const openRunStatuses = ['planned', 'running', 'waiting'] as const satisfies readonly RunStatus[];

export const isRunOpen = (status: RunStatus): boolean =>
  (openRunStatuses as readonly RunStatus[]).includes(status);

/** What a person may ask of a run in this state. `hasOpenRun`: this signal has a run, this one or another, that is not over. */
export function runOffers(
  status: RunStatus,
  hasOpenRun: boolean,
): { cancel: boolean; rerun: boolean; retry: boolean } {
  const isOver = !isRunOpen(status);
  return {
    cancel: !isOver,
    rerun: isOver && !hasOpenRun,
    retry: status === 'failed' && !hasOpenRun,
  };
}
