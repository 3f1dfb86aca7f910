import { Cron } from 'croner';
import { z } from 'zod';
import { parseExpression } from './cel/evaluate';
import { parseDuration } from './duration';

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  context.addIssue(`"${text}" is not a duration such as 1h30m`);
  return z.NEVER;
});
const concurrencySchema = z.strictObject({
  limit: z.number().int().min(0),
  key: z.string().optional(),
  scope: z.enum(['fn', 'env', 'account']).optional(),
});

const configSchema = z.looseObject({
  id: z.string().min(1),
  triggers: z.array(
    z.union([
      z.looseObject({ event: z.string().min(1), expression: z.string().nullish() }),
      z.looseObject({ cron: z.string().min(1) }),
    ]),
  ),
  steps: z.record(
    z.string(),
    z.looseObject({ retries: z.looseObject({ attempts: z.number().int().optional() }).nullish() }),
  ),
  idempotency: z.string().nullish(),
  concurrency: z.union([z.number().int(), concurrencySchema, z.array(concurrencySchema).max(2)]).nullish(),
  cancel: z
    .array(
      z.strictObject({ event: z.string().min(1), if: z.string().optional(), timeout: duration.optional() }),
    )
    .nullish(),
  debounce: z
    .strictObject({ period: duration, key: z.string().optional(), timeout: duration.optional() })
    .nullish(),
  singleton: z.strictObject({ key: z.string().optional(), mode: z.enum(['skip', 'cancel']) }).nullish(),
  timeouts: z.strictObject({ start: duration.optional(), finish: duration.optional() }).nullish(),
});

export type ConcurrencyLimit = { limit: number; key: string | null; scope: 'fn' | 'env' | 'account' };
export type EventTrigger = { event: string; expression: string | null };

/** A registered function, reduced to what the engine acts on. */
export type EngineFunction = {
  id: string;
  events: EventTrigger[];
  crons: string[];
  maxAttempts: number;
  idempotency: string | null;
  concurrency: ConcurrencyLimit[];
  /** Events that end a run; `timeoutMs` is how long they are listened for. */
  cancel: (EventTrigger & { timeoutMs: number | null })[];
  debounce: { periodMs: number; key: string | null; timeoutMs: number | null } | null;
  singleton: { key: string | null; mode: 'skip' | 'cancel' } | null;
  timeouts: { startMs: number | null; finishMs: number | null };
};

const DEFAULT_RETRIES = 4;
const MAX_RETRIES = 20;

const KNOWN_FIELDS = new Set(['name', ...Object.keys(configSchema.shape)]);
const REMEDY: Record<string, string> = {
  batchEvents: 'batchEvents: collect in a table and read it from a cron function',
  rateLimit: 'rateLimit: use idempotency or a check in the first step',
  throttle: 'throttle: use concurrency',
  priority: 'priority: runs start in the order of their events',
};

export type FunctionReading =
  | { function: EngineFunction; problems: [] }
  | { function: null; problems: string[] };

/**
 * Reads one function of a registration. What the engine cannot do is named, never ignored: a function that silently lost
 * its limits would be worse than one that does not start.
 */
export function readFunctionConfig(raw: unknown): FunctionReading {
  const parsed = configSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse([
      `A function's configuration is malformed at ${issue?.path.join('.')}: ${issue?.message}.`,
    ]);
  }
  const config = parsed.data;
  const problems: string[] = [];
  const say = (what: string) => problems.push(`Function "${config.id}": ${what}`);

  for (const [field, value] of Object.entries(config)) {
    if (KNOWN_FIELDS.has(field) || value === undefined || value === null) continue;
    say(`the embedded engine does not do ${REMEDY[field] ?? field}.`);
  }

  const events: EventTrigger[] = [];
  const crons: string[] = [];
  for (const trigger of config.triggers) {
    if ('cron' in trigger && typeof trigger.cron === 'string') {
      if (trigger.jitter) say('the embedded engine does not do jitter on a cron trigger.');
      const problem = cronProblem(trigger.cron);
      if (problem) say(problem);
      crons.push(trigger.cron);
    } else if ('event' in trigger && typeof trigger.event === 'string') {
      if (trigger.event === 'inngest/deferred.schedule') say('the embedded engine does not do defer().');
      events.push({
        event: trigger.event,
        expression: (trigger.expression as string | null | undefined) ?? null,
      });
    }
  }

  const retries = Object.values(config.steps)[0]?.retries?.attempts ?? DEFAULT_RETRIES;
  if (retries < 0 || retries > MAX_RETRIES)
    say(`retries must be between 0 and ${MAX_RETRIES}, not ${retries}.`);
  const { debounce, singleton, timeouts } = config;
  const fn: EngineFunction = {
    id: config.id,
    events,
    crons,
    maxAttempts: retries + 1,
    idempotency: config.idempotency ?? null,
    concurrency: readConcurrency(config.concurrency),
    cancel: (config.cancel ?? []).map((on) => ({
      event: on.event,
      expression: on.if ?? null,
      timeoutMs: on.timeout ?? null,
    })),
    debounce: debounce
      ? { periodMs: debounce.period, key: debounce.key ?? null, timeoutMs: debounce.timeout ?? null }
      : null,
    singleton: singleton ? { key: singleton.key ?? null, mode: singleton.mode } : null,
    timeouts: { startMs: timeouts?.start ?? null, finishMs: timeouts?.finish ?? null },
  };
  const expressions = [
    ...[...fn.events, ...fn.cancel].map((trigger) => trigger.expression),
    ...[...fn.concurrency, fn.debounce, fn.singleton].map((option) => option?.key ?? null),
    fn.idempotency,
  ];
  for (const expression of expressions) {
    const problem = expression === null ? null : expressionProblem(expression);
    if (problem) say(problem);
  }
  return problems.length > 0 ? refuse(problems) : { function: fn, problems: [] };
}

const refuse = (problems: string[]): FunctionReading => ({ function: null, problems });

/** A limit of zero means "no limit", as on the real server. */
function readConcurrency(value: z.infer<typeof configSchema>['concurrency']): ConcurrencyLimit[] {
  const list =
    typeof value === 'number' ? [{ limit: value }] : Array.isArray(value) ? value : value ? [value] : [];
  return list
    .map((entry) => ({ limit: entry.limit, key: entry.key ?? null, scope: entry.scope ?? ('fn' as const) }))
    .filter((entry) => entry.limit > 0);
}

function expressionProblem(expression: string): string | null {
  try {
    parseExpression(expression);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Splits `TZ=Europe/Berlin 0 9 * * 1` into its zone and its five fields. Without a zone it is UTC, as on the server. */
export function splitCron(text: string): { timezone: string; pattern: string } {
  const zone = /^TZ=(\S+)\s+/.exec(text);
  return { timezone: zone?.[1] ?? 'UTC', pattern: text.slice(zone?.[0].length ?? 0).trim() };
}

function cronProblem(text: string): string | null {
  const { timezone, pattern } = splitCron(text);
  if (!pattern.startsWith('@') && pattern.split(/\s+/).length !== 5) {
    return `"${text}" is not a cron schedule of five fields (minute, hour, day, month, weekday).`;
  }
  try {
    return nextCronTick(text, new Date(0)) === null ? `the cron schedule "${text}" never comes due.` : null;
  } catch (error) {
    return `"${pattern}" in time zone ${timezone} is not a valid cron schedule: ${(error as Error).message}`;
  }
}

/** The first tick of a schedule after a moment; null when there is none. */
export function nextCronTick(text: string, after: Date): Date | null {
  const { timezone, pattern } = splitCron(text);
  return new Cron(pattern, { timezone, paused: true }).nextRun(after);
}
