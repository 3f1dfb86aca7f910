/** What a started process is told on its command line. */
export type ProcessOptions = { databaseUrl: string; engineUrl: string; serveUrl: string };

/** From a started process to the bench. */
export type Report =
  | { type: 'ready' }
  /** A function came to this place at this time. */
  | { type: 'mark'; place: string; key: string; atMs: number }
  | { type: 'memory'; residentMb: number; heapMb: number };

/** From the bench to a started process. */
export type Order = { type: 'memory' } | { type: 'stop' };

export const EVENT_KEY = 'bench-event-key';
export const SIGNING_KEY = `signkey-bench-${'cd'.repeat(32)}`;

/** Milliseconds since 1970 that processes of one machine can compare, finer than one. */
export const preciseNow = (): number => performance.timeOrigin + performance.now();

export function readOptions(): ProcessOptions {
  return JSON.parse(process.argv[2] ?? '{}') as ProcessOptions;
}

export function report(message: Report): void {
  process.send?.(message);
}

/** Tells the bench that a function has come to this place. */
export const mark = (place: string, key: unknown): void =>
  report({ type: 'mark', place, key: String(key), atMs: preciseNow() });

/** Carries out orders, and ends when the bench is gone. */
export function takeOrders(stop: () => Promise<void>): void {
  process.on('disconnect', () => process.exit(1));
  process.on('message', (order: Order) => {
    if (order.type === 'stop') void stop().finally(() => process.exit(0));
    else reportMemory();
  });
}

function reportMemory(): void {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  report({ type: 'memory', residentMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 });
}
