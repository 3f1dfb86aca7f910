import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What one step of `npm test` found. A check counts as one; a test run as its tests. */
export type StepResult = {
  passed: number;
  failed: number /** Shown when something failed or was left out. */;
  output: string;
};

export type Step = {
  name: string;
  /** Names of the steps that must have passed for this one to make sense. */
  needs?: string[];
  run(): Promise<StepResult>;
};

export const passed = (output = ''): StepResult => ({ passed: 1, failed: 0, output });
export const failed = (output: string): StepResult => ({ passed: 0, failed: 1, output });

/** A check that is one command: its exit code decides. */
export async function check(...command: [tool: string, ...args: string[]]): Promise<StepResult> {
  const { code, output } = await runTool(...command);
  return code === 0 ? passed() : failed(output);
}

/** Runs a tool of node_modules with Node, without the variables that would tie the run to somebody's installation. */
export function runTool(tool: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [toolPath(tool), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: hermeticEnvironment(),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** `tsc` of `typescript`, `oxlint` of `oxlint`: the file behind a package's command. */
function toolPath(tool: string): string {
  const [name = tool, command = name] = tool.split('#');
  const require = createRequire(import.meta.url);
  const manifestFile = path.resolve('node_modules', name, 'package.json');
  const { bin } = require(manifestFile) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`${name} has no command ${command}.`);
  return path.resolve(path.dirname(manifestFile), file);
}

function hermeticEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_URL|NEXTAUTH_|INNGEST_|MANDATE_|OPENAI_|HOST$|PORT$|LOG_LEVEL$)/;
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' };
  for (const name of Object.keys(env)) if (ours.test(name) || name === 'FORCE_COLOR') delete env[name];
  return env;
}
