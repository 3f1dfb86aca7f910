import { tableProblem } from './table-problem';

export const tableFormats = ['csv', 'ndjson', 'json'] as const;
export type TableFormat = (typeof tableFormats)[number];
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Of which format a text is, by how it begins: an array or an object of JSON, or else rows of cells. */
export function detectFormat(head: string): TableFormat {
  const text = head.trimStart();
  if (/^\[\s*([{\]]|$)/.test(text)) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const line = /^[^\n]*/.exec(text)?.[0].trim() ?? '';
  if (isJson(line) || line.length === text.trimEnd().length) return 'ndjson';
  // One object over several lines is no table; a row of cells may begin with a brace.
  if (/^\{\s*("|$)/.test(line))
    throw tableProblem(
      'The file is one JSON object over several lines.',
      'Give one object on each line (NDJSON), or an array of objects.',
    );
  return 'csv';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const sampleRows = 50;

/** What parts the cells: what the first rows have equally often, outside of quotes. A comma where nothing does. */
export function detectDelimiter(head: string): Delimiter {
  const counts = countOutsideQuotes(head);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const [index, delimiter] of delimiters.entries()) {
    const perRow = counts.map((row) => row[index] ?? 0);
    const first = perRow[0] ?? 0;
    if (first === 0) continue;
    const equal = perRow.filter((count) => count === first).length / perRow.length;
    const score = equal * equal * Math.log2(1 + first);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function countOutsideQuotes(head: string): number[][] {
  const rows: number[][] = [];
  let row = delimiters.map(() => 0);
  let isQuoted = false;
  let length = 0;
  for (const char of head) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === '\n' || char === '\r')) {
      if (length > 0) rows.push(row);
      if (rows.length >= sampleRows) return rows;
      row = delimiters.map(() => 0);
      length = -1;
    } else if (!isQuoted) {
      const index = delimiters.indexOf(char as Delimiter);
      if (index >= 0) row[index] = (row[index] ?? 0) + 1;
    }
    length++;
  }
  // The last row of a sample may be cut; it counts only where it is the only one.
  return rows.length > 0 ? rows : [row];
}
