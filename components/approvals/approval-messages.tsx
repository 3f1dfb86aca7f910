'use client';

import { type FormEvent, useRef, useState } from 'react';
import type { ApprovalDetail } from '@/lib/contracts/approvals';
import { NamedLabel } from '../actions/named-label';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Field } from '../ui/field';
import { Kbd } from '../ui/kbd';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { Textarea } from '../ui/textarea';
import { RelativeTime } from '../ui/time';
import { useScreenKeys } from './use-screen-keys';
import { useAsk } from './use-work-on-approval';

/** What people have asked and answered about it; whoever reads it can add to it. */
export function ApprovalMessages({ approval }: { approval: ApprovalDetail }) {
  const [text, setText] = useState('');
  const ask = useAsk(approval.id);
  const input = useRef<HTMLTextAreaElement>(null);
  useScreenKeys({ q: () => input.current?.focus() });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) ask.mutate(text.trim(), { onSuccess: () => setText('') });
  };
  return (
    <Panel
      title="Questions"
      description={
        <>
          Everybody who reads this approval sees them <Kbd>q</Kbd>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {approval.messages.length > 0 ? (
          <ul className="flex flex-col gap-3" aria-label="Questions and answers">
            {approval.messages.map((message) => (
              <li key={message.id} className="text-sm">
                <p className="text-xs text-muted">
                  <NamedLabel named={message.author} />, <RelativeTime at={message.createdAt} />
                </p>
                <p className="whitespace-pre-wrap text-pretty">{message.text}</p>
              </li>
            ))}
          </ul>
        ) : null}
        <form onSubmit={send} className="flex flex-col gap-2">
          <Field label="Ask or answer">
            <Textarea
              ref={input}
              rows={2}
              value={text}
              maxLength={4000}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          {ask.error ? <Callout tone="stop">{readProblem(ask.error).detail}</Callout> : null}
          <span>
            <Button size="sm" type="submit" disabled={!text.trim()} pending={ask.isPending}>
              Say it
            </Button>
          </span>
        </form>
      </div>
    </Panel>
  );
}
