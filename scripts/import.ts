import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openDatabase } from './database';
import { generateClient } from './generate';
import { progressBar } from './import/progress-bar';
import { rejectsFile } from './import/rejects-file';
import { exitWith, Problem } from './problem';
import { setSecrets } from './serve/secrets';

// npm run import -- FILE --mapping NAME [--workspace SLUG] [--start YYYY-MM-DD] [--dry-run]

const USAGE = 'npm run import -- FILE --mapping NAME [--workspace SLUG] [--start YYYY-MM-DD] [--dry-run]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        mapping: { type: 'string', default: '' },
        workspace: { type: 'string' },
        start: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1) throw new Error('Name one file.');
    if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
    if (values.start && !isDay(values.start)) throw new Error('--start is a day such as 2026-01-31.');
    return { ...values, file, dryRun: values['dry-run'] };
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n${USAGE}`);
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

async function main(): Promise<void> {
  const options = readArguments();
  generateClient();
  setSecrets();
  const database = await openDatabase();
  // Only now: this code needs the generated client and the database's address.
  const { chooseWorkspace } = await import('@/lib/usecases/imports/choose-workspace');
  const { findMapping, runImport } = await import('@/lib/usecases/imports/run-import');
  const { closeDatabase } = await import('@/lib/db/client');
  const rejects = rejectsFile(options.file);
  const reading = { bytesRead: 0 };
  const bar = progressBar(statSync(options.file).size, reading);
  try {
    const mapping = findMapping(options.mapping);
    const workspace = await chooseWorkspace(options.workspace);
    const summary = await runImport(mapping, {
      workspace,
      actor: { type: 'system', id: 'import' },
      file: options.file,
      dryRun: options.dryRun,
      start: options.start ?? null,
      reading,
      onRow: bar.update,
      onReject: rejects.add,
    });
    const seconds = bar.end();
    console.log(
      `${options.dryRun ? 'Read, nothing written' : 'Imported'} (${mapping.name} → ${workspace.slug}): ${summary.rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s, ${Math.round(summary.rows / seconds).toLocaleString('en')} rows/s`,
    );
    for (const [what, count] of Object.entries(summary.counts))
      console.log(`  ${count.toLocaleString('en').padStart(9)}  ${what}`);
    console.log(
      `  ${summary.rejected.toLocaleString('en').padStart(9)}  rejected${summary.rejected > 0 ? `: see ${rejects.path}` : ''}`,
    );
    for (const note of summary.notes) console.log(note);
  } finally {
    bar.end();
    await rejects.close();
    await closeDatabase();
    await database.stop();
  }
}

/** An AppError says what happened and what to do, as a Problem does. */
function toProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'AppError') return error;
  const { remedy } = error as Error & { remedy?: string };
  return new Problem(remedy ? `${error.message} ${remedy}` : error.message);
}

await main().catch((error: unknown) => exitWith(toProblem(error)));
