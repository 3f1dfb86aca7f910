'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';

const VISIBLE_HEAD = 8;
const VISIBLE_TAIL = 4;

/** An identifier: shortened in the middle, whole in the title, copied by a click. */
export function CopyableId({ id, full = false }: { id: string; full?: boolean }) {
  const [copied, setCopied] = useState(false);
  const isShort = full || id.length <= VISIBLE_HEAD + VISIBLE_TAIL + 1;
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button
      type="button"
      onClick={copy}
      title={copied ? 'Copied' : `${id} (click to copy)`}
      aria-label={`Copy ${id}`}
      className="group relative z-10 inline-flex max-w-full items-center gap-1 rounded-sm font-mono text-xs text-muted hover:text-fg"
    >
      <span className={isShort ? 'break-all text-left' : 'whitespace-nowrap'}>
        {isShort ? id : `${id.slice(0, VISIBLE_HEAD)}…${id.slice(-VISIBLE_TAIL)}`}
      </span>
      {copied ? (
        <Check aria-hidden className="size-3 shrink-0 text-ok" />
      ) : (
        <Copy
          aria-hidden
          className="size-3 shrink-0 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      )}
      <span aria-live="polite" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  );
}
