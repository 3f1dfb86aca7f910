import { stringify } from 'csv-stringify/sync';
import type { FileReject } from '@/lib/contracts/files';
import { readRejects } from './list-rejects';

/**
 * The rows of a file that were not taken, as the lines of a CSV: where each stands, why, and its cells as they came, so that they can be mended
 * and sent again. The columns are those that the first rows have.
 */
export async function downloadRejects(
  workspaceId: string,
  fileId: string,
): Promise<{ total: number; lines: AsyncGenerator<string> }> {
  const { total, pages } = await readRejects(workspaceId, fileId);
  return { total, lines: linesOf(pages) };
}

const own = ['line', 'held_back', 'reasons'];
// A cell that starts like a formula is run by spreadsheets when the file is opened.
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

async function* linesOf(pages: AsyncGenerator<FileReject[]>): AsyncGenerator<string> {
  let columns: string[] | null = null;
  for await (const page of pages) {
    const rows = page.map((reject) => ({ reject, cells: cellsOf(reject) }));
    if (columns === null) {
      columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
      yield stringify([[...own, ...columns].map(harmless)]);
    }
    const named = columns;
    yield stringify(
      rows.map(({ reject, cells }) =>
        [
          String(reject.line),
          reject.quarantined ? 'yes' : 'no',
          reject.errors.map(({ message }) => message).join(' '),
          ...named.map((name) => cells[name] ?? ''),
        ].map(harmless),
      ),
    );
  }
  if (columns === null) yield stringify([own]);
}

function cellsOf({ row }: FileReject): Record<string, string> {
  if (row === null) return {};
  const value: unknown = JSON.parse(row);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, cell]) => [
      name,
      typeof cell === 'string' ? cell : cell === null ? '' : JSON.stringify(cell),
    ]),
  );
}
