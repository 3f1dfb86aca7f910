import { formatDate } from '@/lib/client/format';

/** A local day (YYYY-MM-DD) on an axis: `23 Nov`. An hour (YYYY-MM-DDTHH): `14:00`. */
export function bucketLabel(start: string): string {
  if (start.includes('T')) return `${start.slice(11, 13)}:00`;
  return formatDate(`${start}T00:00:00Z`, 'UTC').replace(/ \d{4}$/, '');
}
