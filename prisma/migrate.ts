import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { withMigrationLock } from './migration-lock';
import { withSchemaEngine } from './schema-engine';

// Does what `prisma migrate` does, in the same folders, checksums and table, without its native engine, which
// would be downloaded on first use.

const root = path.resolve(import.meta.dirname, '..');
const schemaDir = path.join(root, 'prisma/schema');
const migrationsDir = path.join(root, 'prisma/migrations');
const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies every migration that the database lacks; returns their names. Concurrent callers wait for each other. One that
 * failed before is tried again: PostgreSQL took it back whole, since each is one transaction.
 */
export async function deployMigrations(databaseUrl: string): Promise<string[]> {
  return withMigrationLock(databaseUrl, () => withSchemaEngine(databaseUrl, datamodels(), applyPending));
}

async function applyPending(engine: SchemaEngine): Promise<string[]> {
  const history = { migrationsList: migrations(), optInToShadowDatabase: false, filters };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(history);
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrations(), filters });
  return appliedMigrationNames;
}

/** Compares the migrations table with the folder: edited, failed, missing or unknown migrations. */
export async function migrationStatus(databaseUrl: string) {
  return withSchemaEngine(databaseUrl, datamodels(), (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList: migrations(), optInToShadowDatabase: false, filters }),
  );
}

/**
 * The SQL by which the schema files differ from what the migrations build; `null` when they agree. Needs the right
 * to create databases. CHECKs, triggers, grants and partial indexes are outside its sight.
 */
export async function findDrift(databaseUrl: string): Promise<string | null> {
  return withSchemaEngine(databaseUrl, datamodels(), async (engine) => {
    const diff = await engine.diff({
      from: { tag: 'migrations', ...migrations() },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: true,
      filters,
    });
    return diff.exitCode === 0 ? null : (diff.stdout ?? '');
  });
}

/**
 * Writes the migration that takes the migrations to the schema files; returns its folder, `null` when none is needed.
 * The database is brought up to date first, so it should be an empty one.
 */
export async function createMigration(databaseUrl: string, name: string): Promise<string | null> {
  return withSchemaEngine(databaseUrl, datamodels(), async (engine) => {
    await engine.applyMigrations({ migrationsList: migrations(), filters });
    // Fills the engine's cache by way of the shadow database; without it createMigration finds no shadow to use.
    const { action } = await engine.devDiagnostic({ migrationsList: migrations(), filters });
    if (action.tag === 'reset')
      throw new Error(`The database does not follow the migrations: ${action.reason}`);
    const created = await engine.createMigration({
      draft: false,
      migrationName: name,
      migrationsList: migrations(),
      schema: { files: schemaFiles() },
      filters,
    });
    if (created.migrationScript === null) return null;
    const folder = path.join(migrationsDir, created.generatedMigrationName);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `migration.${created.extension}`), created.migrationScript);
    const lock = path.join(migrationsDir, 'migration_lock.toml');
    if (!existsSync(lock)) writeFileSync(lock, `provider = "${created.connectorType}"\n`);
    return path.relative(root, folder);
  });
}

function schemaFiles() {
  return readdirSync(schemaDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: path.join('prisma/schema', name),
      content: readFileSync(path.join(schemaDir, name), 'utf8'),
    }));
}

function datamodels(): [string, string][] {
  return schemaFiles().map((file) => [file.path, file.content]);
}

function migrations(): MigrationList {
  const lock = path.join(migrationsDir, 'migration_lock.toml');
  const entries = existsSync(migrationsDir) ? readdirSync(migrationsDir, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsDir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: readMigration(path.join(migrationsDir, name, 'migration.sql')),
      },
    })),
  };
}

function readMigration(file: string): { tag: 'ok'; value: string } | { tag: 'error'; value: string } {
  return existsSync(file)
    ? { tag: 'ok', value: readFileSync(file, 'utf8') }
    : { tag: 'error', value: `${file} does not exist` };
}
