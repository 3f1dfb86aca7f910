'use client';

import { useMutation } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { apiFetch } from '@/lib/client/api';
import { foundContactsSchema } from '@/lib/contracts/contacts';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { readProblem } from '../ui/problem';

/** Finds a contact by name or e-mail address; what was typed is sent in a body and stays nowhere, only the id goes on. */
export function PersonField({
  typed = '',
  onChoose,
}: {
  /** What was begun elsewhere. */
  typed?: string | undefined;
  onChoose: (contactId: string) => void;
}) {
  const workspace = useWorkspaceSlug();
  const [text, setText] = useState(typed);
  const find = useMutation({
    mutationFn: (asked: string) =>
      apiFetch('/api/v1/contacts/lookup', {
        method: 'POST',
        body: { text: asked },
        schema: foundContactsSchema,
        workspace,
      }),
  });
  const ask = () => {
    if (text.trim().length >= 2) find.mutate(text.trim());
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 grow">
          <Field
            label="Person, by name or e-mail address"
            error={find.error ? readProblem(find.error).title : undefined}
          >
            <Input
              type="search"
              autoComplete="off"
              // Whoever began to type elsewhere goes on here.
              autoFocus={typed !== ''}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                ask();
              }}
            />
          </Field>
        </div>
        <Button onClick={ask} pending={find.isPending}>
          <Search aria-hidden />
          Find
        </Button>
      </div>
      <ul aria-label="People found" className="flex flex-wrap gap-2" aria-live="polite">
        {find.data?.rows.map(({ id, name }) => (
          <li key={id}>
            <Button size="sm" onClick={() => onChoose(id)}>
              {name ?? id}
            </Button>
          </li>
        ))}
        {find.data?.rows.length === 0 ? <li className="text-sm text-muted">Nobody is found.</li> : null}
      </ul>
    </div>
  );
}
