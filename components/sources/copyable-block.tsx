'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button';
import { CodeBlock } from '../ui/code-block';

/** Verbatim text under a title, with a button that copies it. */
export function CopyableBlock({ title, note, text }: { title: string; note?: string; text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-end justify-between gap-3">
        <div className="min-w-0">
          <p className="text-sm font-medium">{title}</p>
          {note ? <p className="text-xs text-pretty text-muted">{note}</p> : null}
        </div>
        <Button size="sm" onClick={copy}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
          <span className="sr-only">: {title}</span>
        </Button>
      </div>
      <CodeBlock value={text} label={title} />
    </div>
  );
}
