import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from './database';
import { generateClient } from './generate';
import { progressBar } from './import/progress-bar';
import { exitWith, Problem } from './problem';
import { setSecrets } from './serve/secrets';

// npm run import-file -- FILE --workspace SLUG --source NAME [--mapping FILE.json] [--dry-run]

const USAGE =
  'npm run import-file -- FILE [--workspace SLUG] [--source file-NAME] [--mapping FILE.json] [--dry-run]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        workspace: { type: 'string' },
        source: { type: 'string' },
        mapping: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1) throw new Error('Name one file.');
    for (const named of [file, values.mapping])
      if (named !== undefined && !existsSync(named)) throw new Error(`There is no file ${named}.`);
    return { ...values, file, dryRun: values['dry-run'] };
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n${USAGE}`);
  }
}

function readMapping(file: string | undefined): unknown {
  if (file === undefined) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problem(`${file} is no JSON: ${(error as Error).message}`);
  }
}

async function main(): Promise<void> {
  const options = readArguments();
  const mapping = readMapping(options.mapping);
  generateClient();
  setSecrets();
  const database = await openDatabase();
  // Only now: this code needs the generated client and the database's address.
  const { chooseWorkspace } = await import('@/lib/usecases/imports/choose-workspace');
  const { importFile } = await import('@/lib/usecases/files/import-file');
  const { closeDatabase } = await import('@/lib/db/client');
  const rejectsFile = path.resolve(`${path.basename(options.file)}.rejects.csv`);
  const sending = { bytesRead: 0 };
  const upload = progressBar(statSync(options.file).size, sending);
  const reading = { bytesRead: 0 };
  let pass: ReturnType<typeof progressBar> | null = null;
  try {
    const workspace = await chooseWorkspace(options.workspace);
    const summary = await importFile({
      workspaceId: workspace.id,
      actor: { type: 'system', id: 'import' },
      name: path.basename(options.file),
      source: options.source,
      mapping,
      dryRun: options.dryRun,
      bytes: counted(createReadStream(options.file), (bytes) => {
        sending.bytesRead += bytes;
        upload.update(0);
      }),
      onProgress: ({ rows, offset, bytes }) => {
        upload.end();
        pass ??= progressBar(bytes, reading);
        reading.bytesRead = offset;
        pass.update(rows);
      },
      onNote: (note) => console.log(note),
      keepRejects: (lines) => pipeline(lines, createWriteStream(rejectsFile)),
    });
    upload.end();
    const seconds = (pass as ReturnType<typeof progressBar> | null)?.end() ?? 0;
    const number = (count: number) => count.toLocaleString('en').padStart(9);
    console.log(
      `${options.dryRun ? 'Read, nothing written' : 'Imported'} (${summary.sourceName} → ${workspace.slug}): ${summary.rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s`,
    );
    for (const what of ['accepted', 'duplicates', 'rejected', 'quarantined', 'further'] as const)
      console.log(`  ${number(summary[what])}  ${what === 'further' ? 'further signals' : what}`);
    for (const { rows, field, message } of summary.reasons)
      console.log(`  ${number(rows)}  ${field}: ${message}`);
    for (const { line, message } of summary.rejects) console.log(`  line ${line}: ${message}`);
    if (summary.rejects.length > 0) console.log(`All that were not taken, with the reasons: ${rejectsFile}`);
    if (summary.error) throw new Problem(`${summary.error} What stands before it is recorded.`);
  } finally {
    upload.end();
    await closeDatabase();
    await database.stop();
  }
}

async function* counted(stream: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const chunk of stream) {
    count(chunk.byteLength);
    yield chunk;
  }
}

/** An AppError says what happened and what to do, as a Problem does. */
function toProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'AppError') return error;
  const { remedy, invalidParams = [] } = error as Error & {
    remedy?: string;
    invalidParams?: readonly { name: string; reason: string }[];
  };
  const params = invalidParams.map(({ name, reason }) => `\n  ${name}: ${reason}`).join('');
  return new Problem(`${[error.message, remedy].filter(Boolean).join(' ')}${params}`);
}

// How the rows go is shown here; what the console logs of each batch is not.
process.env.LOG_LEVEL ??= 'error';
await main().catch((error: unknown) => exitWith(toProblem(error)));
