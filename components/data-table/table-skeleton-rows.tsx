import { Skeleton } from '../ui/skeleton';

const ROW_COUNT = 8;

/** Rows in the shape of the table, while its first page loads. */
export function TableSkeletonRows({ columnCount }: { columnCount: number }) {
  return Array.from({ length: ROW_COUNT }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows are identical and never move.
    <tr key={row} className="border-b last:border-b-0">
      {Array.from({ length: columnCount }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells are identical and never move.
        <td key={column} className="h-10 px-3 first:pl-4 last:pr-4">
          <Skeleton width={(row + column) % 3 === 0 ? 'half' : 'full'} />
        </td>
      ))}
    </tr>
  ));
}
