import { accessSync, constants, mkdirSync } from 'node:fs';
import { dataPath } from '@/lib/platform/data-dir';
import { Problem } from '../problem';

/** Makes sure that the data folder exists and may be written to. */
export function ensureDataFolder(): void {
  const folder = dataPath();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Problem(
      `${folder} can't be written to (${code}). Give it to the user who runs this command ` +
        `(\`sudo chown -R "$(id -un)" ${folder}\`), or choose another place: MANDATE_DATA_DIR=~/mandate-data npm start`,
    );
  }
}
