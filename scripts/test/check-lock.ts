import { readFileSync } from 'node:fs';
import { failed, passed, type StepResult } from './step';

type Lock = {
  packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
};

/**
 * `npm install` silently drops a platform's package when the registry lacks it, and `npm ci` then fails on every machine.
 * Addresses of a registry don't belong in the lock either: everybody installs from their own.
 */
export function checkLock(file = 'package-lock.json'): StepResult {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const present = new Set(
    Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)),
  );
  const missing = Object.values(packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !present.has(name))
    .map((name) => `${name} is missing from ${file}: pin a version that has it for every platform.`);
  const addresses = Object.entries(packages)
    .filter(([, entry]) => entry.resolved?.startsWith('http'))
    .map(([place]) => `${place} carries a download address: keep omit-lockfile-registry-resolved in .npmrc.`);
  const problems = [...missing, ...addresses];
  return problems.length ? failed(problems.join('\n')) : passed();
}
