// Runs before anything is installed: plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');

/** Moves to the repository root, checks Node and installs the locked packages when they are not the ones in place. */
export function prepare() {
  process.chdir(root);
  requireNode();
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json (first start or an update; about a minute) …');
  // Also where NODE_ENV=production or a user's .npmrc would leave out what builds and starts the console.
  const args = ['ci', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  const run = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) {
    fail(
      'The packages could not be installed. The lines above say why; most often the package registry could not be ' +
        'reached, the disk is full, or node_modules belongs to another user. Mend that and run the command again.',
    );
  }
}

function requireNode() {
  const wanted = readJson('package.json').engines.node.replace(/^[^\d]*/, '');
  const numbers = (/** @type {string} */ version) => version.split('.').map(Number);
  const [major = 0, minor = 0] = numbers(process.versions.node);
  const [wantedMajor = 0, wantedMinor = 0] = numbers(wanted);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(
    `Mandate needs Node ${wanted} or newer; this is ${process.versions.node}. ` +
      'Install the current LTS from https://nodejs.org (or `nvm install --lts`) and run the command again.',
  );
}

/** Compares the lock with the record npm writes at the very end of an install; other platforms' packages don't count. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  return Object.entries(readJson('package-lock.json').packages).every(
    ([place, wanted]) => place === '' || wanted.optional || installed[place]?.version === wanted.version,
  );
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}
