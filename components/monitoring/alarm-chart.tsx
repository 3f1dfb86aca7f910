'use client';

import { formatDate, formatDateTime } from '@/lib/client/format';
import type { AlarmRow } from '@/lib/contracts/alarms';
import { useAccess } from '../auth/access-context';
import { SeenAgainstBand } from '../charts/seen-against-band';
import { useTimeZone } from '../ui/time-zone';
import { chartFormatOf, indexAt, valueText } from './alarm-words';

/** So many changes are marked: more would hide what is drawn. */
const MARKED = 4;

/** What was seen against what was expected, marked where something was changed. */
export function AlarmChart({ alarm }: { alarm: AlarmRow }) {
  const timeZone = useTimeZone();
  const { currency } = useAccess().workspace;
  const { points, grain, since, changes, expected, seen } = alarm;
  const label = (at: string) => (grain === 'hour' ? formatDateTime(at, timeZone) : formatDate(at, timeZone));
  const sinceIndex = indexAt(points, since);
  const marks = changes.slice(0, MARKED).flatMap(({ at, what }) => {
    const index = indexAt(points, at);
    return index < 0 ? [] : [{ index, label: what }];
  });
  return (
    <SeenAgainstBand
      points={points.map(({ at, ...point }) => ({ ...point, label: label(at) }))}
      marks={marks}
      sinceIndex={sinceIndex < 0 ? null : sinceIndex}
      categoryLabel={grain === 'hour' ? 'Hour' : 'Day'}
      format={chartFormatOf(alarm, currency)}
      summary={`${valueText(alarm, seen)} seen where ${valueText(alarm, expected)} was expected, since ${label(since)}.`}
    />
  );
}
