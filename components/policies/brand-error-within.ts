/** What is wrong with a list as a whole, or else the first thing that is wrong in it. */
export function brandErrorWithin(
  invalid: Readonly<Record<string, string>> | undefined,
  path: string,
): string | undefined {
  const within = Object.entries(invalid ?? {}).find(([at]) => at.startsWith(`${path}[`));
  return invalid?.[path] ?? within?.[1];
}
