import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventSchemas } from '@/lib/contracts/events';
import { effectsOutsideSteps } from './effects-outside-steps';

const isId = (key: string, schema: unknown): boolean =>
  (/Id$/.test(key) && schema instanceof z.ZodString) ||
  (/Ids$/.test(key) && schema instanceof z.ZodArray && schema.element instanceof z.ZodString);

/** What of an event is not an id. */
const notIds = (schema: z.ZodObject): string[] =>
  Object.entries(schema.shape).flatMap(([key, field]) => (isId(key, field) ? [] : [key]));

describe('events carry ids only: they pass through and stay in the workflow engine, the row is the truth', () => {
  test.each(Object.entries(eventSchemas))('%s', (_, schema) => {
    expect(notIds(schema)).toEqual([]);
    expect(schema.def.catchall).toBeInstanceOf(z.ZodNever);
    expect(Object.keys(schema.shape)).toContain('workspaceId');
  });

  test('fires on a planted violation', () => {
    const planted = z.strictObject({ workspaceId: z.string(), email: z.string(), contactId: z.number() });
    expect(notIds(planted)).toEqual(['email', 'contactId']);
  });
});

const files = ['inngest/functions', 'inngest/sweepers'].flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (/(?<!\.test)\.ts$/.test(name) ? [path.join(folder, name)] : [])),
);

describe('effects stand inside steps: a step is done once, what stands between steps is run again each time', () => {
  test.each(files)('%s', (file) => {
    expect(effectsOutsideSteps(readFileSync(file, 'utf8'))).toEqual([]);
  });

  test('reads the functions that there are, and sees their effects', () => {
    const source = readFileSync('inngest/functions/execute-run.ts', 'utf8');
    expect(files).toContain('inngest/functions/execute-run.ts');
    expect(effectsOutsideSteps(source.replaceAll('step.run(', 'later('))).toContain('proposeActions');
  });

  test('fires on planted violations', () => {
    const planted = `
      import { planRuns } from '@/lib/usecases/runs/plan-runs';
      import { type Result, executeAction } from '@/lib/gateway';
      async ({ event, step }) => {
        await step.run('plan (first)', () => planRuns(event.data.workspaceId));
        await executeAction(event.data); // planRuns(
        return new Date();
      }`;
    expect(effectsOutsideSteps(planted)).toEqual(['executeAction', 'new Date']);
  });
});
