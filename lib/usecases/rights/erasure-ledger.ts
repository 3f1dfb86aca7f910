import { existsSync, mkdirSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { dataPath } from '@/lib/platform/data-dir';
import { env } from '@/lib/platform/env';

const lineSchema = z.strictObject({
  workspaceId: z.string(),
  contactId: z.string(),
  erasedAt: z.iso.datetime({ offset: true }),
});
export type LedgerLine = z.infer<typeof lineSchema>;

/** Where it is kept: outside of the database, so that a database restored from a backup does not bring its people back. */
export const ledgerPath = (): string => env().MANDATE_ERASURE_LEDGER ?? dataPath('erasures.jsonl');

/** Adds an erasure to the ledger, on the disk before it answers. Ids only. */
export async function addToLedger(line: LedgerLine): Promise<void> {
  const file = ledgerPath();
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    // On a line of its own, also behind one that a crash cut off.
    await handle.appendFile(`\n${JSON.stringify(lineSchema.parse(line))}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Every erasure that was ever begun here, the oldest first. A line that a crash cut off was of an erasure that had not committed.
 * @throws Error that names the line, where any other can't be read: an erasure must never be passed over.
 */
export async function readLedger(): Promise<LedgerLine[]> {
  const file = ledgerPath();
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((text, i) => {
    // What does not reach its end was cut off while it was written.
    if (!text.endsWith('}')) return [];
    try {
      return [lineSchema.parse(JSON.parse(text))];
    } catch (error) {
      throw new Error(
        `Line ${i + 1} of the erasure ledger ${file} can't be read. Restore the file from a copy.`,
        {
          cause: error,
        },
      );
    }
  });
}
