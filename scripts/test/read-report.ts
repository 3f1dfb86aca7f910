import { readFileSync } from 'node:fs';

/** The report a test runner left behind; `null` when it did not get that far. */
export function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
