import path from 'node:path';
import { env } from './env';

/** Absolute path inside the data folder (`.data`, or MANDATE_DATA_DIR). Nothing is created. */
export function dataPath(...parts: string[]): string {
  return path.resolve(/* turbopackIgnore: true */ env().MANDATE_DATA_DIR, ...parts);
}
