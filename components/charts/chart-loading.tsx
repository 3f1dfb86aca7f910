/** Stands in for a chart's drawing while its code loads; the frame around it has the final height already. */
export function ChartLoading() {
  return <div aria-hidden className="h-full animate-shimmer rounded-md bg-sunken" />;
}
