/**
 * Gathers values and hands them on at most once per interval, each of them once. The first comes through at once.
 * `stop` drops what is still gathered.
 */
export function coalesce<T>(intervalMs: number, pass: (value: T) => void) {
  const gathered = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = gathered.size > 0 ? setTimeout(flush, intervalMs) : undefined;
    for (const value of gathered) pass(value);
    gathered.clear();
  };
  return {
    add(values: Iterable<T>) {
      for (const value of values) gathered.add(value);
      if (timer === undefined) flush();
    },
    stop() {
      clearTimeout(timer);
      gathered.clear();
    },
  };
}
