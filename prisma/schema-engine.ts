import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import type { ColumnType } from '@prisma/driver-adapter-utils';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const require = createRequire(import.meta.url);
/** PostgreSQL's catalogues use the one-byte type "char", of which the adapter knows only the array. */
const INTERNAL_CHAR = 18;
const INTERNAL_CHAR_ARRAY = 1002;

declare global {
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void } | undefined;
}

// Kept by the process, as the glue's views of the instance's memory are: a second instance would break the first.
const shared = globalThis as { schemaEngine?: ReturnType<typeof loadEngine> };

/** Runs `fn` with Prisma's schema engine (WebAssembly, so no download) on one database. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  datamodels: [string, string][],
  fn: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  shared.schemaEngine ??= loadEngine();
  const { SchemaEngine } = await shared.schemaEngine;
  const adapter = new MigrationPg(databaseUrl);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(adapter);
    const engine = await SchemaEngine.new({ datamodels }, () => {}, factory);
    try {
      return await fn(engine);
    } finally {
      engine.free();
    }
  } finally {
    await adapter.close();
  }
}

async function loadEngine() {
  // A panic inside the engine is reported through this global; without it the message is lost.
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message) => console.error(`The schema engine panicked: ${message}`),
  };
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/**
 * The stock adapter splits scripts on ";" (which breaks function bodies and literals) and opens the main
 * database as its own shadow. Both are replaced: a migration is one script in one implicit transaction, and the
 * shadow is a new database that is dropped afterwards.
 */
class MigrationPg extends PrismaPg {
  readonly #url: string;
  readonly #pool: pg.Pool;

  constructor(databaseUrl: string) {
    const schema = new URL(databaseUrl).searchParams.get('schema') ?? 'public';
    const pool = migrationPool(databaseUrl);
    super(pool, { schema });
    this.#url = databaseUrl;
    this.#pool = pool;
  }

  /** The engine itself leaves its connections open. */
  async close(): Promise<void> {
    await this.#pool.end();
  }

  override async connect() {
    return withRepairs(await super.connect());
  }

  override async connectToShadowDb() {
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    const admin = new pg.Client({ connectionString: this.#url });
    await admin.connect();
    await admin.query(`CREATE DATABASE "${database}" TEMPLATE template0`);
    const url = new URL(this.#url);
    url.pathname = `/${database}`;
    const factory = new PrismaPg(migrationPool(url.href), { schema: 'public', disposeExternalPool: true });
    const shadow = withRepairs(await factory.connect());
    const close = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await close();
      await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
      await admin.end();
    };
    return shadow;
  }
}

function migrationPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, connectionTimeoutMillis: 10_000 });
  const query = pool.query.bind(pool);
  const withKnownTypes = async (config: pg.QueryConfig) => {
    const result = await query(config);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = INTERNAL_CHAR_ARRAY;
    }
    return result;
  };
  pool.query = withKnownTypes as typeof pool.query;
  return pool;
}

function withRepairs(adapter: Awaited<ReturnType<PrismaPg['connect']>>) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const single = (type: ColumnType) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type;
    return { ...result, columnTypes: result.columnTypes.map(single) };
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query({ text: script });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      const { code = '', severity = '', message, detail, column, hint } = error;
      throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
    }
  };
  return adapter;
}
