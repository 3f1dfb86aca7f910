import { cva, type VariantProps } from 'class-variance-authority';

const skeleton = cva('block animate-shimmer rounded-sm bg-pressed', {
  variants: {
    height: { text: 'h-3.5', title: 'h-5', control: 'h-8', block: 'h-24', chart: 'h-60' },
    width: { full: 'w-full', half: 'w-1/2', third: 'w-1/3', short: 'w-16' },
  },
  defaultVariants: { height: 'text', width: 'full' },
});

/** A placeholder in the shape of what is coming. The region around it carries `aria-busy`. */
export function Skeleton({ height, width }: VariantProps<typeof skeleton>) {
  return <span aria-hidden className={skeleton({ height, width })} />;
}

/** A page that is loading: title, a row of figures, a panel. For `loading.tsx`. */
export function PageSkeleton() {
  return (
    <div className="flex flex-col gap-6" aria-busy="true">
      <span className="sr-only" role="status">
        Loading
      </span>
      <div className="flex flex-col gap-2">
        <Skeleton height="title" width="third" />
        <Skeleton width="half" />
      </div>
      <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
        {Array.from({ length: 8 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are identical and never move.
          <Skeleton key={row} width={row % 3 === 2 ? 'half' : 'full'} />
        ))}
      </div>
    </div>
  );
}
