'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Input } from '../ui/input';

const DEBOUNCE_MS = 250;

/** A text search that reports when typing pauses; Enter reports at once. */
export function SearchBox({
  value,
  onChange,
  placeholder,
  label,
}: {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  label: string;
}) {
  const [text, setText] = useState(value);
  const [seenValue, setSeenValue] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The URL can change without us (Back, Clear): what it says then replaces what was typed.
  if (value !== seenValue) {
    setSeenValue(value);
    setText(value);
  }
  // The outside system is the browser's timer: none may outlive the box.
  useEffect(() => () => clearTimeout(timer.current), []);
  const report = (next: string, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSeenValue(next);
      onChange(next);
    }, delayMs);
  };
  return (
    <search className="w-full sm:w-60">
      <Input
        type="search"
        size="sm"
        aria-label={`Search ${label.toLowerCase()}`}
        placeholder={placeholder}
        prefix={<Search />}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          report(event.target.value, DEBOUNCE_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') report(text, 0);
        }}
      />
    </search>
  );
}
