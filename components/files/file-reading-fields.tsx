'use client';

import type { FilePreview, FileReading } from '@/lib/contracts/files';
import { Field } from '../ui/field';
import { Select } from '../ui/select';

const AUTO = 'auto';
const charsets = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western European (Windows-1252)'],
  ['iso-8859-15', 'Western European (ISO 8859-15)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['utf-16le', 'UTF-16, little end first'],
  ['utf-16be', 'UTF-16, big end first'],
] as const;
const formats = { csv: 'CSV', ndjson: 'NDJSON', json: 'JSON' } as const;
const delimiters = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar' } as const;

/** As what a file is read; what nobody says is found out. */
export function FileReadingFields({
  reading,
  preview,
  onChange,
}: {
  reading: FileReading;
  preview: FilePreview | null;
  onChange: (reading: FileReading) => void;
}) {
  const found = (name: string | undefined) => ({
    value: AUTO,
    label: name ? `Found out: ${name}` : 'Found out',
  });
  const entries = <K extends string>(words: Readonly<Record<K, string>>) =>
    Object.entries<string>(words).map(([value, label]) => ({ value, label }));
  const isTable = (reading.format ?? preview?.format ?? 'csv') === 'csv';
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Format">
        <Select
          options={[found(preview ? formats[preview.format] : undefined), ...entries(formats)]}
          value={reading.format ?? AUTO}
          onValueChange={(value) =>
            onChange({ ...reading, format: value === AUTO ? null : (value as keyof typeof formats) })
          }
        />
      </Field>
      <Field label="Charset">
        <Select
          options={[
            found(preview?.charset.name === 'ascii' ? 'UTF-8' : preview?.charset.name),
            ...charsets.map(([value, label]) => ({ value, label })),
          ]}
          value={reading.charset ?? AUTO}
          onValueChange={(value) => onChange({ ...reading, charset: value === AUTO ? null : value })}
        />
      </Field>
      {isTable ? (
        <Field label="Cells are parted by">
          <Select
            options={[
              found(
                preview && preview.delimiter in delimiters
                  ? delimiters[preview.delimiter as keyof typeof delimiters]
                  : undefined,
              ),
              ...entries(delimiters),
            ]}
            value={reading.delimiter ?? AUTO}
            onValueChange={(value) =>
              onChange({ ...reading, delimiter: value === AUTO ? null : (value as keyof typeof delimiters) })
            }
          />
        </Field>
      ) : null}
    </div>
  );
}
