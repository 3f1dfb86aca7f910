const WIDTH = 28;
const REDRAW_MS = 100;

/** A bar on the terminal with share, rate and time left; silent where standard error is no terminal. */
export function progressBar(totalBytes: number, reading: { bytesRead: number }) {
  const startedAt = performance.now();
  const shown = process.stderr.isTTY;
  let drawnAt = 0;
  let seconds: number | null = null;
  const elapsed = () => (performance.now() - startedAt) / 1000;
  return {
    update(rows: number): void {
      if (!shown || performance.now() - drawnAt < REDRAW_MS) return;
      drawnAt = performance.now();
      const share = totalBytes > 0 ? Math.min(1, reading.bytesRead / totalBytes) : 1;
      const done = Math.round(share * WIDTH);
      const left = share > 0 ? (elapsed() / share) * (1 - share) : 0;
      const bar = `${'█'.repeat(done)}${'░'.repeat(WIDTH - done)}`;
      const rate = Math.round(rows / elapsed()).toLocaleString('en');
      process.stderr.write(
        `\r${bar} ${Math.round(share * 100)} %  ${rows.toLocaleString('en')} rows  ${rate}/s  ${Math.ceil(left)} s left \x1b[K`,
      );
    },
    /** Takes the bar off the screen; returns the seconds it ran. */
    end(): number {
      if (seconds === null && shown) process.stderr.write('\r\x1b[K');
      seconds ??= elapsed();
      return seconds;
    },
  };
}
