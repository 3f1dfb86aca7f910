'use client';

import type { ColumnGuessRow } from '@/lib/contracts/files';
import type { Mapping } from '@/lib/core/signals/tables/mapping';
import { Badge } from '../ui/badge';
import { ScrollingTable } from '../ui/scrolling-table';
import { Select } from '../ui/select';
import { choiceOf, withChoice } from './edit-mapping';
import { targetOptions } from './target-words';

const typeWords: Record<ColumnGuessRow['type'], string> = {
  text: 'Text',
  number: 'Number',
  money: 'Money',
  date: 'Day',
  time: 'Time',
  boolean: 'Yes or no',
  email: 'E-mail',
  phone: 'Telephone',
  url: 'Address',
  country: 'Country',
  json: 'JSON',
};

/** What each column holds, by its first cells, and what becomes of it. */
export function FileColumnRows({
  columns,
  mapping,
  problems,
  onChange,
}: {
  columns: readonly ColumnGuessRow[];
  mapping: Mapping;
  problems: readonly { field: string; message: string }[];
  onChange: (mapping: Mapping) => void;
}) {
  return (
    <ScrollingTable label="Columns" className="max-h-[36rem] rounded-md border">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">What becomes of each column</caption>
        <thead className="sticky top-0 z-10 bg-sunken text-xs text-muted">
          <tr>
            {['Column', 'Holds', 'Becomes'].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {columns.map((column) => (
            <ColumnRow
              key={column.column}
              guess={column}
              choice={choiceOf(mapping, column.column)}
              options={targetOptions(mapping.kind, choiceOf(mapping, column.column))}
              problem={problems.find(({ field }) => field === column.column)?.message}
              onChoose={(choice) => onChange(withChoice(mapping, column.column, choice))}
            />
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}

function ColumnRow({
  guess,
  choice,
  options,
  problem,
  onChoose,
}: {
  guess: ColumnGuessRow;
  choice: string;
  options: ReturnType<typeof targetOptions>;
  problem: string | undefined;
  onChoose: (choice: string) => void;
}) {
  return (
    <tr>
      <th scope="row" className="max-w-56 px-3 py-2 align-top font-medium break-words">
        {guess.column}
      </th>
      <td className="max-w-64 px-3 py-2 align-top">
        <Badge tone={guess.filled === 0 ? 'neutral' : 'info'}>
          {guess.filled === 0 ? 'Empty' : typeWords[guess.type]}
        </Badge>
        <p className="mt-0.5 truncate text-xs text-muted" title={guess.examples.join(' · ')}>
          {guess.examples.join(' · ')}
        </p>
        {guess.notes.map((note) => (
          <p key={note} className="text-xs text-wait">
            {note}
          </p>
        ))}
      </td>
      <td className="min-w-64 px-3 py-2 align-top">
        <Select
          aria-label={`What ${guess.column} becomes`}
          size="sm"
          options={options}
          value={choice}
          onValueChange={onChoose}
        />
        {problem ? <p className="mt-1 text-xs text-stop">{problem}</p> : null}
      </td>
    </tr>
  );
}
