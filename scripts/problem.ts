/** Something the person at the terminal can mend. The message says what is wrong and what to do; no stack is shown. */
export class Problem extends Error {
  override name = 'Problem';
}

/** Ends a script: a `Problem` as its sentence alone, anything else with its stack. Exit code 1. */
export function exitWith(error: unknown): never {
  const text = isForPeople(error) ? `\n${error.message}\n` : error;
  console.error(text);
  process.exit(1);
}

function isForPeople(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'Problem' || error.name === 'EnvError');
}
