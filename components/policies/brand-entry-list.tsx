'use client';

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';

/** Entries one below the other, each with a button that takes it away, and one that adds another. */
export function BrandEntryList<T>({
  label,
  noun,
  items,
  onChange,
  add,
  most,
  disabled,
  children,
}: {
  /** Names the list for those who hear it. */
  label: string;
  /** What one entry is: `phrase`. */
  noun: string;
  items: readonly T[];
  onChange: (items: T[]) => void;
  /** An entry with nothing in it yet. */
  add: () => T;
  most: number;
  disabled: boolean;
  /** The fields of an entry; `change` replaces parts of it. */
  children: (item: T, position: number, change: (part: Partial<T>) => void) => ReactNode;
}) {
  const changeAt = (position: number, part: Partial<T>) =>
    onChange(items.map((item, index) => (index === position ? { ...item, ...part } : item)));
  return (
    <div className="flex flex-col gap-3">
      {items.length === 0 ? <p className="text-sm text-muted">None yet.</p> : null}
      <ul aria-label={label} className="flex flex-col gap-3">
        {[...items.entries()].map(([position, item]) => (
          <li key={position} className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              {children(item, position, (part) => changeAt(position, part))}
            </div>
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove ${noun} ${position + 1}`}
              disabled={disabled}
              onClick={() => onChange(items.filter((_, index) => index !== position))}
            >
              <X />
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="sm"
          disabled={disabled || items.length >= most}
          onClick={() => onChange([...items, add()])}
        >
          <Plus />
          Add {noun}
        </Button>
      </div>
    </div>
  );
}
