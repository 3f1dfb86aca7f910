import { afterAll, inject } from 'vitest';
import { createTestDatabase } from './postgres';
import './secrets';

// Runs before each integration test file, before its imports: DATABASE_URL is then the file's own database.
const database = await createTestDatabase(inject('postgresUrl'));
process.env.DATABASE_URL = database.url;
afterAll(() => database.drop());
