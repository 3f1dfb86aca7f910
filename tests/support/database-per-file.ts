import { afterAll, inject } from 'vitest';
import { closeDatabase } from '@/lib/db/client';
import { createTestDatabase } from './postgres';
import './secrets';

// Runs before each integration test file, before its imports: DATABASE_URL is then the file's own database. The files of a
// worker share its process: each finds the environment as the first one did, and no connection of another.
const before = { ...process.env };
await closeDatabase();
const database = await createTestDatabase(inject('postgresUrl'));
process.env.DATABASE_URL = database.url;

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
