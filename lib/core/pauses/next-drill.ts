const DAY_MS = 86_400_000;

/** When the next drill is due; null where none is scheduled. */
export const nextDrillAt = (
  workspace: { drillDays: number; createdAt: Date },
  lastAt: Date | null,
): Date | null =>
  workspace.drillDays === 0
    ? null
    : new Date((lastAt ?? workspace.createdAt).getTime() + workspace.drillDays * DAY_MS);
