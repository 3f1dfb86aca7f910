/** The names that a workflow file imports from where things happen. */
function effectNames(source: string): Set<string> {
  const imports = source.matchAll(/import \{([^}]*)\} from '@\/lib\/(?:usecases|gateway)[^']*'/g);
  return new Set(
    [...imports].flatMap(([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ')),
    ),
  );
}

/** Comments and the contents of texts are blanked: brackets and names in them are not code. */
const bare = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'[^'\n]*'|`[^`]*`/g, "''");

/**
 * Calls of use cases and of the gateway that do not stand inside a `step.run(…)`: run again, they would do again what was done.
 * Also what gives another answer each time: the clock and chance.
 */
export function effectsOutsideSteps(source: string): string[] {
  const effects = effectNames(source);
  const code = bare(source);
  const open: string[] = [];
  const found: string[] = [];
  for (const [token, name] of code.matchAll(/([\w$.]*)\s*(?:<[^()<>]*>)?\(|\)/g)) {
    if (token === ')') {
      open.pop();
      continue;
    }
    const called = name ?? '';
    const isEffect =
      effects.has(called) || called === 'Math.random' || called === 'Date.now' || called === 'now';
    if (isEffect && !open.includes('step.run')) found.push(called);
    open.push(called);
  }
  if (/new Date\(\)/.test(code)) found.push('new Date');
  return found;
}
