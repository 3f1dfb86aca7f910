import { Cron } from 'croner';
import { z } from 'zod';
import { parseDuration } from '../expressions/duration';
import { parseExpression } from '../expressions/evaluate';

/** Refuses a text with the sentence of whatever `read` throws. */
const checked = (read: (text: string) => unknown) =>
  z.string().superRefine((text, context) => {
    try {
      read(text);
    } catch (error) {
      context.addIssue((error as Error).message);
    }
  });

const expression = checked(parseExpression).nullish();
const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms === null) context.addIssue(`"${text}" is not a duration such as 1h30m.`);
  return ms ?? z.NEVER;
});
const limit = z.strictObject({
  limit: z.number().int().min(0),
  key: expression,
  scope: z.enum(['fn', 'env', 'account']).default('fn'),
});
/** A number, one limit or two. */
const asLimits = (value: unknown): unknown =>
  typeof value === 'number' ? [{ limit: value }] : [value ?? []].flat();
const notDone = (what: string) => z.undefined({ error: `the embedded engine does not do ${what}.` });

const configSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  triggers: z.array(
    z.looseObject({
      event: z
        .string()
        .refine((name) => name !== 'inngest/deferred.schedule', 'the embedded engine does not do defer().')
        .optional(),
      expression,
      cron: checked(checkCron).optional(),
      jitter: notDone('jitter on a cron trigger').optional(),
    }),
  ),
  steps: z.record(
    z.string(),
    z.looseObject({
      retries: z
        .looseObject({
          attempts: z
            .number()
            .int()
            .min(0, 'retries must be between 0 and 20.')
            .max(20, 'retries must be between 0 and 20.')
            .default(4),
        })
        .nullish(),
    }),
  ),
  idempotency: expression,
  concurrency: z.preprocess(asLimits, z.array(limit).max(2)),
  cancel: z
    .array(z.strictObject({ event: z.string().min(1), if: expression, timeout: duration.optional() }))
    .nullish(),
  debounce: z.strictObject({ period: duration, key: expression, timeout: duration.optional() }).nullish(),
  singleton: z.strictObject({ key: expression, mode: z.enum(['skip', 'cancel']) }).nullish(),
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

const DEFAULT_ATTEMPTS = 5;
const REMEDY: Record<string, string> = {
  batchEvents: 'batchEvents: collect in a table and read it from a cron function',
  rateLimit: 'rateLimit: use idempotency or a check in the first step',
  throttle: 'throttle: use concurrency',
  priority: 'priority: runs start in the order of their events',
};

/**
 * Reads one function of a registration. What the engine cannot do is named, never ignored: a function that silently lost
 * its limits would be worse than one that does not start.
 */
export function readFunctionConfig(raw: unknown): { function: EngineFunction | null; problems: string[] } {
  const parsed = configSchema.safeParse(raw);
  const id = z.looseObject({ id: z.string() }).safeParse(raw).data?.id ?? '?';
  const problems = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  for (const [field, value] of Object.entries(parsed.data ?? {}))
    if (!(field in configSchema.shape) && value !== undefined && value !== null)
      problems.push(`the embedded engine does not do ${REMEDY[field] ?? field}.`);
  if (!parsed.success || problems.length > 0)
    return { function: null, problems: problems.map((problem) => `Function "${id}": ${problem}`) };
  return { function: reduceConfig(parsed.data), problems: [] };
}

function reduceConfig(config: z.output<typeof configSchema>): EngineFunction {
  const { debounce, singleton, timeouts } = config;
  const attempts = Object.values(config.steps)[0]?.retries?.attempts;
  return {
    id: config.id,
    events: config.triggers.flatMap(({ event, expression: condition }) =>
      event === undefined ? [] : [{ event, expression: condition ?? null }],
    ),
    crons: config.triggers.flatMap(({ cron }) => cron ?? []),
    maxAttempts: attempts === undefined ? DEFAULT_ATTEMPTS : attempts + 1,
    idempotency: config.idempotency ?? null,
    // A limit of zero means "no limit", as on the real server.
    concurrency: config.concurrency
      .filter((each) => each.limit > 0)
      .map(({ limit: max, key, scope }) => ({ limit: max, key: key ?? null, scope })),
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
}

/** Splits `TZ=Europe/Berlin 0 9 * * 1` into its zone and its five fields. Without a zone it is UTC, as on the server. */
function splitCron(text: string): { timezone: string; pattern: string } {
  const zone = /^TZ=(\S+)\s+/.exec(text);
  return { timezone: zone?.[1] ?? 'UTC', pattern: text.slice(zone?.[0].length ?? 0).trim() };
}

function checkCron(text: string): void {
  const { timezone, pattern } = splitCron(text);
  if (!pattern.startsWith('@') && pattern.split(/\s+/).length !== 5)
    throw new Error(`"${text}" is not a cron schedule of five fields (minute, hour, day, month, weekday).`);
  let tick: Date | null;
  try {
    tick = nextCronTick(text, new Date(0));
  } catch (error) {
    throw new Error(`"${pattern}" in time zone ${timezone} is no cron schedule: ${(error as Error).message}`);
  }
  if (tick === null) throw new Error(`The cron schedule "${text}" never comes due.`);
}

/** The first tick of a schedule after a moment; null when there is none. */
export function nextCronTick(text: string, after: Date): Date | null {
  const { timezone, pattern } = splitCron(text);
  return new Cron(pattern, { timezone, paused: true }).nextRun(after);
}
