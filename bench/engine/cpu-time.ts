import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

type Stat = { parent: number; own: number; reaped: number };

/** From /proc/PID/stat: processor time of a process, and of the children it had that ended; null when it is gone. */
function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = [1, 11, 12, 13, 14].map(
      (n) => fields[n],
    );
    return { parent, own: user + system, reaped: reapedUser + reapedSystem };
  } catch {
    return null;
  }
}

/** Seconds of processor time that a process has used. */
export const cpuSeconds = (pid: number): number => (readStat(pid)?.own ?? 0) / TICKS_PER_SECOND;

/** Seconds that PostgreSQL has used: the postmaster, its children, and those that have ended. */
export function cpuSecondsOfPostgres(postmasterPid: number): number {
  const postmaster = readStat(postmasterPid);
  const living = readdirSync('/proc')
    .map((name) => readStat(Number(name) || 0))
    .filter((stat) => stat?.parent === postmasterPid);
  const ticks = living.reduce(
    (sum, stat) => sum + (stat?.own ?? 0),
    (postmaster?.own ?? 0) + (postmaster?.reaped ?? 0),
  );
  return ticks / TICKS_PER_SECOND;
}
