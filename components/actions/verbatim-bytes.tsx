'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button';
import { CodeBlock } from '../ui/code-block';
import { CopyableId } from '../ui/copyable-id';

/** Stored bytes exactly as they are, to copy, with the hash that covers them. */
export function VerbatimBytes({ text, hash, label }: { text: string; hash: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <div className="flex flex-col gap-2">
      <CodeBlock value={text} label={label} />
      <div className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted">
        <span className="min-w-0">
          SHA-256 <CopyableId id={hash} />
        </span>
        <Button size="sm" onClick={copy}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? 'Copied' : 'Copy verbatim'}
        </Button>
      </div>
    </div>
  );
}
