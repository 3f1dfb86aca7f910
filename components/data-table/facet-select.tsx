'use client';

import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { formatNumber } from '@/lib/client/format';
import { Button } from '../ui/button';
import { floatingClass, floatingItemClass } from '../ui/overlay';
import type { TableFilter } from './table-query';

/** Chooses values of one facet; the button says which are chosen. */
export function FacetSelect({
  filter,
  values,
  onChange,
}: {
  filter: TableFilter;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}) {
  const toggle = (value: string) => {
    if (values.includes(value)) onChange(values.filter((each) => each !== value));
    else onChange(filter.single ? [value] : [...values, value]);
  };
  const chosen = filter.options.filter((option) => values.includes(option.value));
  const summary = chosen.length > 2 ? `${chosen.length} chosen` : chosen.map((each) => each.label).join(', ');
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button size="sm">
          <span className={chosen.length > 0 ? 'text-muted' : ''}>
            {filter.label}
            {chosen.length > 0 ? ':' : ''}
          </span>
          {chosen.length > 0 ? <span className="max-w-40 truncate">{summary}</span> : null}
          <ChevronDown aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={`${floatingClass} max-h-80 overflow-y-auto`}
        >
          {filter.options.map((option) => (
            <DropdownMenu.CheckboxItem
              key={option.value}
              className={floatingItemClass}
              checked={values.includes(option.value)}
              onCheckedChange={() => toggle(option.value)}
              onSelect={(event) => {
                if (!filter.single) event.preventDefault();
              }}
            >
              <span className="grid size-4 place-items-center text-accent-text">
                <DropdownMenu.ItemIndicator>
                  <Check aria-hidden />
                </DropdownMenu.ItemIndicator>
              </span>
              <span className="flex-1">{option.label}</span>
              {option.count === undefined ? null : (
                <span className="text-xs text-subtle">{formatNumber(option.count)}</span>
              )}
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
