import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Profile, type Window, worthOfPoints } from './score-detections';

const root = path.resolve(import.meta.dirname, '../../../../shared/data/anomaly');
const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
/** `2014-04-10 07:15:00.000000`; NAB names no zone, and needs none. */
const momentOf = (text: string): number => Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);

export type NabFile = {
  name: string;
  at: number[];
  values: number[];
  windows: Window[];
  worth: Float64Array;
  windowOf: Int32Array;
};

export function readNabProfile(): Profile {
  const weights = z.object({ tpWeight: z.number(), fpWeight: z.number(), fnWeight: z.number() });
  return z.object({ standard: z.object({ CostMatrix: weights }) }).parse(readJson('nab_profiles.json'))
    .standard.CostMatrix;
}

/** Every series with its labelled windows; a window that names a moment the series does not have is an error. */
export function readNabFiles(profile: Profile): NabFile[] {
  const labelled = z
    .record(z.string(), z.array(z.tuple([z.string(), z.string()])))
    .parse(readJson('combined_windows.json'));
  const data = path.join(root, 'nab_data');
  return readdirSync(data)
    .flatMap((folder) => readdirSync(path.join(data, folder)).map((file) => `${folder}/${file}`))
    .sort()
    .map((name) => {
      const lines = readFileSync(path.join(data, name), 'utf8').trim().split('\n').slice(1);
      const rows = lines.map((line) => line.trim().split(','));
      const at = rows.map(([moment = '']) => momentOf(moment));
      const windows = (labelled[name] ?? []).map(([from, to]) => ({
        from: at.indexOf(momentOf(from)),
        to: at.indexOf(momentOf(to)),
      }));
      if (windows.some(({ from, to }) => from < 0 || to < from))
        throw new Error(`A window of ${name} is not in the series.`);
      const { worth, window } = worthOfPoints(at.length, windows, profile);
      return { name, at, values: rows.map(([, value]) => Number(value)), windows, worth, windowOf: window };
    });
}
