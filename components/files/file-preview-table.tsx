import type { FilePreview } from '@/lib/contracts/files';
import { Callout } from '../ui/callout';
import { ScrollingTable } from '../ui/scrolling-table';

/** The first rows of a file as they are read. */
export function FilePreviewTable({ preview }: { preview: FilePreview }) {
  return (
    <div className="flex flex-col gap-3">
      {preview.notes.map((note) => (
        <Callout key={note} tone="wait">
          {note}
        </Callout>
      ))}
      {preview.rejects.length > 0 ? (
        <Callout tone="stop" title="Some of the first rows can’t be read">
          {preview.rejects
            .slice(0, 3)
            .map(({ line, reason }) => `Line ${line} ${reason}.`)
            .join(' ')}
        </Callout>
      ) : null}
      {preview.rows === null ? (
        <p className="text-sm text-muted">
          You may not read what is personal: the rows are not shown to you.
        </p>
      ) : (
        <ScrollingTable label="First rows" className="max-h-80 rounded-md border">
          <table className="w-full text-left text-xs">
            <caption className="sr-only">First rows of the file</caption>
            <thead className="sticky top-0 bg-sunken text-muted">
              <tr>
                <th scope="col" className="px-3 py-2 font-medium">
                  Line
                </th>
                {preview.header.map((name) => (
                  <th key={name} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {preview.rows.map(({ line, cells }) => (
                <tr key={`${line} ${Object.values(cells).join()}`}>
                  <td className="px-3 py-1.5 text-muted tabular-nums">{line}</td>
                  {preview.header.map((name) => (
                    <td key={name} className="max-w-64 truncate px-3 py-1.5" title={cells[name]}>
                      {cells[name]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollingTable>
      )}
    </div>
  );
}
