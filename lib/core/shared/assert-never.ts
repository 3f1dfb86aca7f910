/** Makes a switch over a closed union exhaustive by type; at run time it fails closed. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
