'use client';

import { useState } from 'react';
import { Input } from '../ui/input';

type Common = {
  /** What is asked for, for those who can't see the sentence around it. */
  label: string;
  disabled: boolean;
  invalid: boolean;
  suffix?: string;
  width?: 'short' | 'normal';
};

/**
 * A figure within a sentence, as somebody types it. What can't be read stays on screen and goes to the server as no number, whose
 * answer says what is wrong; `scale` is what one unit on screen stands for: 0.01 shows a share as percent.
 */
export function FigureInput({
  value,
  onChange,
  scale = 1,
  ...common
}: Common & { value: number; onChange: (value: number) => void; scale?: number }) {
  const shown = Number.isFinite(value) ? String(Number((value / scale).toPrecision(12))) : '';
  return (
    <TypedInput
      {...common}
      shown={shown}
      onType={(text) => {
        const number = readNumber(text);
        onChange(number === null ? Number.NaN : Number((number * scale).toPrecision(12)));
      }}
    />
  );
}

/** An amount in the workspace's currency; outside it is micros as text. */
export function AmountInput({
  value,
  onChange,
  ...common
}: Common & { value: string; onChange: (micros: string) => void }) {
  const shown = /^-?\d+$/.test(value) ? String(Number(value) / 1_000_000) : value;
  return (
    <TypedInput
      {...common}
      shown={shown}
      onType={(text) => {
        const number = readNumber(text);
        onChange(number === null ? text : String(Math.round(number * 1_000_000)));
      }}
    />
  );
}

function TypedInput({
  shown,
  onType,
  label,
  disabled,
  invalid,
  suffix,
  width = 'short',
}: Common & { shown: string; onType: (text: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className={`inline-flex align-middle ${width === 'short' ? 'w-24' : 'w-36'}`}>
      <Input
        inputMode="decimal"
        size="sm"
        aria-label={label}
        aria-invalid={invalid || undefined}
        suffix={suffix}
        value={typed ?? shown}
        disabled={disabled}
        onChange={({ target }) => {
          setTyped(target.value);
          onType(target.value);
        }}
        onBlur={() => {
          // What can't be read stays as it was typed, so that it can be mended.
          if (typed !== null && readNumber(typed) !== null) setTyped(null);
        }}
      />
    </span>
  );
}

/** Both decimal signs are read; anything else is no number. */
function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
