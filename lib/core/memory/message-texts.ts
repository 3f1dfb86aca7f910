/** Under what name somebody's own words come in by a form, or a reason by a CRM. */
const named = /(?:^|[^a-z])(?:message|comments?|question|e?nquiry|inquiry|notes?|reason|feedback)$/i;
const SHORTEST = 8;

const spoken = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();

/** The texts in what a signal tells that somebody wrote in their own words: of a form, a ticket, or why a deal was lost. */
export function textsOf(payload: unknown): string[] {
  if (typeof payload !== 'object' || payload === null) return [];
  const { traits, properties } = payload as { traits?: unknown; properties?: unknown };
  return [traits, properties].flatMap((part) =>
    typeof part === 'object' && part !== null
      ? Object.entries(part).flatMap(([name, value]) =>
          typeof value === 'string' && value.length >= SHORTEST && named.test(spoken(name)) ? [value] : [],
        )
      : [],
  );
}
