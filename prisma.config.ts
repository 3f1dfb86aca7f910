import { defineConfig } from 'prisma/config';

// Only `prisma generate` reads this. Migrations run through prisma/migrate.ts, which needs no native engine.
export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } });
