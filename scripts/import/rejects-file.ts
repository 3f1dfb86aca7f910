import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import path from 'node:path';

type Reject = { row: number; reasons: string[]; values: Record<string, string> | null };

// A cell that starts like a formula is run by spreadsheets when the file is opened.
const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** `<file>.rejects.csv` in the current folder: row, reasons, then the row as it was. Written only when there is a reject. */
export function rejectsFile(file: string) {
  const target = path.resolve(`${path.basename(file)}.rejects.csv`);
  rmSync(target, { force: true });
  let stream: WriteStream | null = null;
  let columns: string[] = [];
  return {
    path: target,
    add({ row, reasons, values }: Reject): void {
      if (!stream) {
        stream = createWriteStream(target);
        columns = Object.keys(values ?? {});
        stream.write(`${['row', 'reasons', ...columns].map(cell).join(',')}\n`);
      }
      stream.write(
        `${[String(row), reasons.join('; '), ...columns.map((name) => values?.[name] ?? '')].map(cell).join(',')}\n`,
      );
    },
    async close(): Promise<void> {
      if (!stream) return;
      stream.end();
      await once(stream, 'finish');
    },
  };
}
