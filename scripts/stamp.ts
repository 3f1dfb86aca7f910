import { readFileSync, writeFileSync } from 'node:fs';

/** The fingerprint that a step left behind when it last succeeded. */
export function readStamp(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

export function writeStamp(file: string, fingerprint: string): void {
  writeFileSync(file, fingerprint);
}
