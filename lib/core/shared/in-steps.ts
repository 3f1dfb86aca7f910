/** A long calculation that stops at times, so that whoever runs it can do other things in between. */
export type Steps<T> = Generator<undefined, T>;

/** Runs it through at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
