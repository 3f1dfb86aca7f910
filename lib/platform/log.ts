import { now } from './clock';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
type LogValue = string | number | boolean | null | undefined | bigint | Date | Error | readonly string[];
/** Ids, counts, codes and durations. Never names, addresses, e-mail or free text of people. */
export type LogFields = Record<string, LogValue>;

const order: Record<LogLevel, number> = { debug: 10, info: 20, warn: 30, error: 40 };
// A safety net, not a licence: whoever logs decides what goes in.
const personal =
  /^(name|(first|last|full|display)Name|e?mail|.*Email|phone|.*Phone|address|ip|password|secret|token|cookie|authorization)$/i;

/** Writes one JSON line to standard error; `LOG_LEVEL` (default `info`, in tests `error`) filters. */
export function log(level: LogLevel, message: string, fields: LogFields = {}): void {
  if (order[level] < order[threshold()]) return;
  const safe = Object.entries(fields).map(([key, value]) => [
    key,
    personal.test(key) ? '[left out]' : plain(value),
  ]);
  process.stderr.write(
    `${JSON.stringify({ at: now().toISOString(), level, message, ...Object.fromEntries(safe) })}\n`,
  );
}

function threshold(): LogLevel {
  const wanted = process.env.LOG_LEVEL;
  if (wanted && wanted in order) return wanted as LogLevel;
  return process.env.VITEST ? 'error' : 'info';
}

function plain(value: LogValue): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return { type: value.name, message: value.message, stack: value.stack };
  return value;
}
