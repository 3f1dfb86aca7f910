'use client';

import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Input } from '../ui/input';
import { floatingClass } from '../ui/overlay';
import { FreeEntry } from './free-entry';

export type PickerOption = { value: string; label: string; hint?: string };
export type PickerProps = {
  /** What is chosen here; the button says it before what is chosen. */
  label: string;
  options: readonly PickerOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Set where "all" can be chosen, also of those to come. */
  all?: { isChosen: boolean; label: string; onChange: (all: boolean) => void };
  /** Set where something else can be typed in; what the input asks for. */
  freeEntry?: string;
  /** What the button says while nothing is chosen, and where everything there is was chosen one by one. */
  none: string;
  every?: string;
};

const SHOWN_IN_BUTTON = 3;
const OPTIONS_WITHOUT_SEARCH = 8;

/** Any number of named things inside a sentence: the button says which, its panel lets one choose. */
export function Picker({ label, options, chosen, onChange, all, freeEntry, none, every }: PickerProps) {
  const [search, setSearch] = useState('');
  const known = new Map(options.map((option) => [option.value, option]));
  // What is chosen and no longer exists stays visible, so that it can be taken away.
  const shown: PickerOption[] = [
    ...options,
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value })),
  ];
  const found = shown.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (value: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, value] : chosen.filter((each) => each !== value));
  const summary = all?.isChosen
    ? all.label
    : chosen.length === 0
      ? none
      : every && chosen.length === shown.length
        ? every
        : chosen.length <= SHOWN_IN_BUTTON
          ? chosen.map((value) => known.get(value)?.label ?? value).join(', ')
          : `${chosen.length} of ${shown.length}`;
  return (
    <Popover.Root onOpenChange={() => setSearch('')}>
      <Popover.Trigger asChild>
        <Button aria-label={`${label}: ${summary}`}>
          <span className="max-w-[min(26rem,60vw)] truncate">{summary}</span>
          <ChevronDown aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={`${floatingClass} w-[min(24rem,92vw)]`}
        >
          <div className="flex flex-col gap-2 p-2">
            {all ? (
              <Checkbox label={all.label} checked={all.isChosen} onCheckedChange={all.onChange} />
            ) : null}
            {all?.isChosen ? null : (
              <>
                {shown.length > OPTIONS_WITHOUT_SEARCH ? (
                  <Input
                    type="search"
                    aria-label={`Search ${label.toLowerCase()}`}
                    placeholder="Search"
                    value={search}
                    onChange={(event) => setSearch(event.target.value)}
                  />
                ) : null}
                <div className="flex max-h-64 flex-col gap-2 overflow-y-auto py-1">
                  {found.map((option) => (
                    <Checkbox
                      key={option.value}
                      label={option.label}
                      hint={option.hint}
                      checked={chosen.includes(option.value)}
                      onCheckedChange={(isChosen) => toggle(option.value, isChosen)}
                    />
                  ))}
                  {found.length === 0 ? (
                    <p className="text-xs text-muted">
                      {shown.length === 0 ? 'There is none yet.' : 'Nothing fits.'}
                    </p>
                  ) : null}
                </div>
                {freeEntry ? (
                  <FreeEntry
                    label={freeEntry}
                    onAdd={(value) => {
                      if (!chosen.includes(value)) onChange([...chosen, value]);
                    }}
                  />
                ) : null}
              </>
            )}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
