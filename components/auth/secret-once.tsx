'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';

/** A password or key that is shown this once, with the way to copy it. */
export function SecretOnce({ label, secret, children }: { label: string; secret: string; children: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div className="flex flex-col gap-3">
      <Callout tone="wait" title="Shown this once">
        {children}
      </Callout>
      <div className="flex items-center gap-2">
        <output
          aria-label={label}
          className="min-w-0 flex-1 select-all break-all rounded-md border bg-sunken px-3 py-2 font-mono text-sm"
        >
          {secret}
        </output>
        <Button onClick={copy}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </Button>
      </div>
    </div>
  );
}
