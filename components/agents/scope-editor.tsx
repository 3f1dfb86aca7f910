'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import type { AgentDetail } from '@/lib/contracts/agents';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import { diffScopes } from '@/lib/core/scopes/diff-scopes';
import { type Grant, withoutGrants } from '@/lib/core/scopes/grants';
import { useAccess } from '../auth/access-context';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Callout } from '../ui/callout';
import { Panel } from '../ui/panel';
import { type ReadDraft, scopeDraftSchema } from './read-scope-draft';
import { draftOf, type ScopeDraft } from './scope-draft';
import { ScopeFields } from './scope-fields';
import { ScopePreview } from './scope-preview';
import { useProposeScope } from './use-agents';

/** The scope as a form in sentences, with what it would change beside it. `without` is left out from the start. */
export function ScopeEditor({
  agent,
  choices,
  without,
}: {
  agent: AgentDetail;
  choices: ScopeChoices;
  without: readonly Grant[];
}) {
  const { slug, timeZone } = useAccess().workspace;
  const router = useRouter();
  const propose = useProposeScope(agent.id);
  // The version it starts from is kept: another change meanwhile is refused by the server and shown here, never overwritten.
  const [base] = useState({ version: agent.scope?.version ?? 0, body: agent.scopeBody });
  const [schema] = useState(() => scopeDraftSchema(base.body, timeZone));
  const [start] = useState(() => draftOf(base.body && withoutGrants(base.body, without), timeZone));
  const form = useForm<ScopeDraft, unknown, ReadDraft>({
    resolver: zodResolver(schema),
    defaultValues: start,
    mode: 'onTouched',
  });
  const draft = useWatch({ control: form.control });
  const read = schema.safeParse(draft);
  const changes = read.success
    ? diffScopes(base.body, read.data.body, { currency: agent.currency, timeZone })
    : null;
  const isOutdated = (agent.scope?.version ?? 0) !== base.version;
  const back = () => router.push(`/${slug}/agents/${agent.id}` as Route);
  return (
    <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
      <Form
        form={form}
        submitLabel="Save scope"
        onCancel={back}
        onSubmit={async ({ body, note }) => {
          const result = await propose.mutateAsync({ baseVersion: base.version, body, note });
          toast.success(
            result.status === 'active'
              ? `Version ${result.version} is in force`
              : result.effectiveAt
                ? `Version ${result.version} takes effect after a day, unless somebody rejects it`
                : `Version ${result.version} waits for a second admin`,
          );
          back();
        }}
      >
        {isOutdated ? (
          <Callout tone="wait" title="Somebody changed this scope while you were editing">
            Reload this page and make your change on the new version.
          </Callout>
        ) : null}
        {without.length > 0 ? (
          <Callout tone="info" title="Parts that were not used are left out">
            Look at what this changes, put back what is still needed, and save.
          </Callout>
        ) : null}
        <ScopeFields agent={agent} choices={choices} />
        <Panel title="Why">
          <TextareaField<ScopeDraft>
            name="note"
            label="Note"
            hint="Stands with this version in the history."
            rows={2}
          />
        </Panel>
      </Form>
      <ScopePreview agent={agent} body={read.success ? read.data.body : null} changes={changes} />
    </div>
  );
}
