import type { Tone } from './tone';

export type MeterSegment = { label: string; value: number; tone?: Tone; text?: string };

const fills = {
  ok: 'bg-chart-4',
  wait: 'bg-chart-2',
  stop: 'bg-danger',
  info: 'bg-chart-3',
  neutral: 'bg-control',
  accent: 'bg-accent',
} satisfies Record<Tone, string>;

/**
 * How much of a limit is used. Segments stack (spent, then reserved); what exceeds `max` fills the bar and is said in
 * words. `text` of the meter is what a screen reader hears and, unless hidden, what stands above the bar.
 */
export function Meter({
  label,
  text,
  segments,
  max,
  size = 'md',
  showLabel = true,
  showLegend = false,
  marker,
}: {
  label: string;
  text: string;
  segments: readonly MeterSegment[];
  max: number;
  size?: 'sm' | 'md';
  showLabel?: boolean;
  showLegend?: boolean;
  /** A point on the bar that is worth comparing with, such as where an even pace would be. */
  marker?: { label: string; value: number; text: string };
}) {
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  const scale = Math.max(max, total, Number.EPSILON);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {showLabel ? (
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
          <span className="text-muted">{label}</span>
          <span className="font-medium">{text}</span>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be stacked, nor styled alike in all browsers. */}
      <div
        role="meter"
        aria-label={label}
        aria-valuenow={Math.min(total, max)}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={text}
        className={`flex w-full gap-px overflow-hidden rounded-full bg-pressed ${size === 'sm' ? 'h-1' : 'h-1.5'}`}
      >
        {segments.map((segment) =>
          segment.value > 0 ? (
            <span
              key={segment.label}
              title={`${segment.label}${segment.text ? `: ${segment.text}` : ''}`}
              className={fills[segment.tone ?? 'accent']}
              style={{ width: `${(segment.value / scale) * 100}%` }}
            />
          ) : null,
        )}
      </div>
      {marker && marker.value > 0 ? (
        <div className="relative h-3.5 text-2xs text-muted">
          <span
            aria-hidden
            className="absolute -top-2.5 h-3 w-0.5 rounded-full bg-fg"
            style={{ left: `${Math.min(marker.value / scale, 1) * 100}%` }}
          />
          <span>
            {marker.label} <span className="text-fg">{marker.text}</span>
          </span>
        </div>
      ) : null}
      {showLegend ? (
        <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">
          {segments.map((segment) => (
            <li key={segment.label} className="flex items-center gap-1.5">
              <span aria-hidden className={`size-2 rounded-full ${fills[segment.tone ?? 'accent']}`} />
              {segment.label}
              {segment.text ? <span className="text-fg">{segment.text}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
