import { AppError } from '@/lib/core/shared/app-error';
import { closeDatabase } from '@/lib/db/client';
import { resetPassword } from '@/lib/usecases/people/reset-password';
import { openDatabase } from './database';
import { exitWith, Problem } from './problem';
import { setSecrets } from './serve/secrets';

// npm run reset-password -- EMAIL: for whoever runs the installation and lost the way in.

async function main(): Promise<void> {
  const email = process.argv[2];
  if (!email) throw new Problem('Say whose: npm run reset-password -- EMAIL');
  setSecrets();
  const database = await openDatabase();
  try {
    const { oneTimePassword } = await resetPassword({ email });
    console.log(
      `New password of ${email}: ${oneTimePassword}\nIt is shown this once and has to be replaced at the next sign-in.`,
    );
  } catch (error) {
    throw error instanceof AppError ? new Problem(error.detail) : error;
  } finally {
    await closeDatabase();
    await database.stop();
  }
}

await main().catch(exitWith);
