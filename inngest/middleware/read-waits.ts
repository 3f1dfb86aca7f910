import { z } from 'zod';
import type { BegunWait } from '@/lib/usecases/runs/record-steps';

const kinds = {
  WaitForEvent: 'wait',
  WaitForSignal: 'wait',
  Sleep: 'sleep',
  InvokeFunction: 'invoke',
} as const;

/** What the SDK tells the engine to do next; only the operations that wait are of interest here. */
const operationsSchema = z.array(
  z.object({
    op: z.string(),
    name: z.string().nullish(),
    userland: z.object({ id: z.string() }),
    opts: z.object({ timeout: z.string().nullish(), if: z.string().nullish() }).nullish(),
  }),
);

/** The waits and sleeps in the answer of a call. The answer names event, condition and end; no hook of the SDK gets to see them. */
export function readWaits(body: string, at: Date): BegunWait[] {
  const operations = operationsSchema.safeParse(parseJson(body));
  if (!operations.success) return [];
  return operations.data.flatMap(({ op, name, userland, opts }): BegunWait[] => {
    if (!isWait(op)) return [];
    const kind = kinds[op];
    const text = kind === 'sleep' ? name : opts?.timeout;
    return [
      {
        step: userland.id,
        kind,
        waitsFor: kind === 'wait' ? { event: name ?? op, condition: opts?.if ?? null } : null,
        until: text ? readUntil(text, at) : null,
      },
    ];
  });
}

const isWait = (op: string): op is keyof typeof kinds => Object.hasOwn(kinds, op);

const unitsMs: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/** The SDK writes a moment as ISO text and a length of time as `1d2h30m5s`. */
export function readUntil(text: string, at: Date): Date | null {
  if (/^(\d+[wdhms])+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
    const ms = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitsMs[unit] ?? 0), 0);
    return new Date(at.getTime() + ms);
  }
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
