import { fromBase64, toBase64 } from './bytes';

export const encodePath = (proof: readonly Uint8Array[]): string[] => proof.map(toBase64);

/** Null when one of them is no base64. */
export function decodePath(path: readonly string[]): Uint8Array[] | null {
  const steps = path.map(fromBase64);
  return steps.includes(null) ? null : (steps as Uint8Array[]);
}
