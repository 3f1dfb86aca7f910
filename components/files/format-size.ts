import { formatNumber } from '@/lib/client/format';

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** A size of a file: `640 B`, `12.4 kB`, `3.1 GB`. */
export function formatSize(bytes: number): string {
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** step, { maximumFractionDigits: step === 0 ? 0 : 1 })} ${units[step]}`;
}
