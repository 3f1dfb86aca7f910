/** JSON in which a bigint is a decimal string. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value ?? null, (_, each: unknown) =>
    typeof each === 'bigint' ? each.toString() : each,
  );
}
