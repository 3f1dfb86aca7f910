const WIDTH = 100;
const HEIGHT = 28;
const PAD = 2;

/** A trend in the size of a word: plain SVG, nothing to load. `summary` says it for those who cannot see it. */
export function Sparkline({ values, summary }: { values: readonly number[]; summary: string }) {
  const path = sparklinePath(values);
  return (
    <svg
      role="img"
      aria-label={summary}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-7 w-full min-w-16 overflow-visible"
    >
      <path
        d={path}
        fill="none"
        className="stroke-chart-1"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** The path through the values, from the lowest to the highest; a flat line in the middle where they are all alike. */
export function sparklinePath(values: readonly number[]): string {
  if (values.length === 0) return '';
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  const points = values.map((value, index) => {
    const share = range === 0 ? 0.5 : (value - low) / range;
    const x = Math.round(index * step * 100) / 100;
    const y = Math.round((HEIGHT - PAD - share * (HEIGHT - 2 * PAD)) * 100) / 100;
    return `${x} ${y}`;
  });
  return values.length === 1 ? `M0 ${HEIGHT / 2}H${WIDTH}` : `M${points.join('L')}`;
}
