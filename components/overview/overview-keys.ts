/** Query key of the overview; every change of the workspace wakes it. */
export const overviewKeys = { all: (workspace: string) => ['overview', workspace] as const };
