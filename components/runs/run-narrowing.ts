/** What a link can narrow the list of runs by, one id each. */
export const runRefs = ['subject', 'rerunOf', 'play', 'holdout', 'arm'] as const;
export type RunNarrowing = Partial<Record<(typeof runRefs)[number], string | null>>;

/** The request's parameters: those of the table and the ids that a link gave. Keys sorted, as part of a query key. */
export function runParams(table: URLSearchParams, narrowing: RunNarrowing): URLSearchParams {
  const params = new URLSearchParams(table);
  for (const ref of runRefs) {
    const id = narrowing[ref];
    if (id) params.set(ref, id);
  }
  params.sort();
  return params;
}

/** The same ids from a page's `searchParams`. */
export const readRunNarrowing = (
  searchParams: Readonly<Record<string, string | string[] | undefined>>,
): RunNarrowing =>
  Object.fromEntries(
    runRefs.map((ref) => {
      const value = searchParams[ref];
      return [ref, (Array.isArray(value) ? value[0] : value) ?? null];
    }),
  );
