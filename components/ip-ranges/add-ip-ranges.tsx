'use client';

import { useId, useRef, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Panel } from '../ui/panel';
import { ipRangeProblems } from './ip-range-problems';
import { usePutIpRanges } from './use-ip-ranges';

/** Takes a file of ranges. A list of the same name is replaced, so that a newer file can take the place of an older one. */
export function AddIpRanges() {
  const hintId = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const put = usePutIpRanges();
  const send = async (file: File | undefined) => {
    if (!file) return;
    const listName = name.trim() || file.name.slice(0, 80);
    const text = await file.text();
    put.mutate(
      { name: listName, text },
      {
        onSuccess: () => {
          setName('');
          toast.success(`${listName} counts from now on`);
        },
      },
    );
  };
  return (
    <Panel title="Add or replace a list">
      <div className="flex flex-col gap-4">
        <p id={hintId} className="max-w-prose text-sm text-pretty text-muted">
          One range per line, such as 192.0.2.0/24 or 2001:db8::/32, with # before comments; or the file as it
          is published: ip-ranges.json of AWS, cloud.json or goog.json of Google. Nothing is fetched by
          itself: give a newer file to replace an older one.
        </p>
        <div className="flex flex-wrap items-end gap-3">
          <div className="w-full max-w-xs">
            <Field
              label="Name"
              hint="Left empty, it is named after the file. A list of the same name is replaced."
            >
              <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} />
            </Field>
          </div>
          <input
            ref={chooser}
            type="file"
            aria-label="File of ranges"
            aria-describedby={hintId}
            className="sr-only"
            tabIndex={-1}
            accept=".txt,.csv,.json,.list"
            onChange={(event) => {
              void send(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button variant="primary" pending={put.isPending} onClick={() => chooser.current?.click()}>
            Choose a file…
          </Button>
        </div>
        {put.error ? (
          <Callout tone="stop" title="The list was not taken">
            <ul className="flex flex-col gap-1">
              {ipRangeProblems(put.error).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Callout>
        ) : null}
      </div>
    </Panel>
  );
}
