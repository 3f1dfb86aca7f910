import { generateClient } from './generate';
import { exitWith } from './problem';
import { buildConsole, needsBuild } from './serve/build';

// npm run build: the database client and the console, ahead of the first start. An image is made this way.

try {
  console.log(generateClient() ? 'The database client was generated.' : 'The database client is up to date.');
  const stale = needsBuild();
  if (stale) await buildConsole();
  console.log(stale ? 'The console was built.' : 'The console is up to date.');
} catch (error) {
  exitWith(error);
}
