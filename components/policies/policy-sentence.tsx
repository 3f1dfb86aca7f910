import type { ReactNode } from 'react';
import { FieldMessage } from '../ui/field';

/** A sentence of the policy with inputs in it, and below it what the server found wrong with them. */
export function PolicySentence({
  children,
  invalid = {},
  fields,
}: {
  children: ReactNode;
  invalid?: Readonly<Record<string, string>>;
  /** Paths of the inputs within the section, with what they are called. */
  fields: Readonly<Record<string, string>>;
}) {
  return (
    <div className="flex flex-col gap-1">
      <div className="text-sm leading-9">{children}</div>
      {Object.entries(fields).map(([field, label]) =>
        invalid[field] ? <FieldMessage key={field} error={`${label} ${invalid[field]}`} /> : null,
      )}
    </div>
  );
}
