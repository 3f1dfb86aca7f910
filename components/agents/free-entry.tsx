'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { Input } from '../ui/input';

/** Something that no list offers, typed in. Enter adds it and sends no form around it. */
export function FreeEntry({ label, onAdd }: { label: string; onAdd: (value: string) => void }) {
  const [text, setText] = useState('');
  const add = () => {
    const value = text.trim();
    if (value === '') return;
    onAdd(value);
    setText('');
  };
  return (
    <div className="flex gap-2 border-t pt-2">
      <Input
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={80}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button onClick={add} disabled={text.trim() === ''}>
        Add
      </Button>
    </div>
  );
}
