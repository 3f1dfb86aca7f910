'use client';

import { type FormEvent, useState } from 'react';
import type { CheckedAddress } from '@/lib/contracts/ip-ranges';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { useCheckAddress } from './use-ip-ranges';

/** Tells of one address whether it counts as a data centre’s. */
export function CheckAddress() {
  const [address, setAddress] = useState('');
  const check = useCheckAddress();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') check.mutate(address.trim());
  };
  return (
    <Panel title="Test an address">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end gap-3">
          <div className="w-full max-w-xs">
            <Field label="Address" error={check.error ? readProblem(check.error).detail : undefined}>
              <Input
                value={address}
                onChange={(event) => setAddress(event.target.value)}
                placeholder="192.0.2.7"
                maxLength={64}
              />
            </Field>
          </div>
          <Button type="submit" pending={check.isPending}>
            Test
          </Button>
        </div>
        <p aria-live="polite" className="text-sm text-pretty">
          {check.data ? answerOf(check.data) : ''}
        </p>
      </form>
    </Panel>
  );
}

const answerOf = ({ address, lists }: CheckedAddress): string =>
  lists.length === 0
    ? `${address} is in none of the lists.`
    : `${address} belongs to a data centre: it is in ${lists.join(', ')}.`;
