'use client';

import { useId, useState } from 'react';
import type { TryContentBody, TryContentResult } from '@/lib/contracts/brand-safety';
import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Checkbox } from '../ui/checkbox';
import { ErrorState } from '../ui/error-state';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Panel } from '../ui/panel';
import { Textarea } from '../ui/textarea';
import { TryContentFindings } from './try-content-findings';
import { TryContentMarked } from './try-content-marked';
import { useTryContent } from './use-try-content';

type Tried = { fields: TryContentBody['fields']; result: TryContentResult };

/** A box to try content on the brand guidelines: those of a draft, or else those in force. Nothing is sent or kept. */
export function TryContent({ guidelines }: { guidelines?: BrandGuidelines }) {
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const [sources, setSources] = useState('');
  const [byAgent, setByAgent] = useState(true);
  const [tried, setTried] = useState<Tried | null>(null);
  const attempt = useTryContent();
  const submit = async () => {
    const fields = [
      { name: 'subject', text: subject, channel: 'email' as const },
      { name: 'body', text: body, channel: 'email' as const },
    ].filter(({ text }) => text.trim() !== '');
    const sourceIds = sources.split(/[\s,]+/).filter((id) => id !== '');
    const result = await attempt.mutateAsync({ guidelines, fields, byAgent, sourceIds });
    setTried({ fields, result });
  };
  return (
    <Panel
      title="Try it"
      description={`An e-mail, held against the ${guidelines ? 'guidelines of this draft' : 'guidelines in force'}. Nothing is sent or kept.`}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // The problem is shown below: `attempt.error`.
          submit().catch(() => undefined);
        }}
      >
        <Field label="Subject">
          <Input value={subject} maxLength={200} onChange={({ target }) => setSubject(target.value)} />
        </Field>
        <Field label="Body">
          <Textarea
            rows={6}
            value={body}
            maxLength={20_000}
            onChange={({ target }) => setBody(target.value)}
          />
        </Field>
        <Field label="Sources it names" hint="Their short names, with commas between them.">
          <Input value={sources} onChange={({ target }) => setSources(target.value)} />
        </Field>
        <Checkbox label="An agent sends it" checked={byAgent} onCheckedChange={setByAgent} />
        <div>
          <Button
            type="submit"
            variant="primary"
            pending={attempt.isPending}
            disabled={subject.trim() === '' && body.trim() === ''}
          >
            Try it
          </Button>
        </div>
        <div aria-live="polite" className="flex flex-col gap-4">
          {attempt.error ? <ErrorState error={attempt.error} /> : null}
          {tried && !attempt.error ? <Outcome {...tried} /> : null}
        </div>
      </form>
    </Panel>
  );
}

const outcomes = {
  allow: { tone: 'ok', title: 'It passes' },
  escalate: { tone: 'wait', title: 'A person would be asked' },
  deny: { tone: 'stop', title: 'It would be refused' },
} as const;

function Outcome({ fields, result }: Tried) {
  const id = useId();
  const idOf = (number: number) => `${id}-${number}`;
  const findings = result.findings.map((finding, index) => ({ ...finding, number: index + 1 }));
  const { tone, title } = outcomes[result.verdict];
  return (
    <>
      <Callout tone={tone} title={title}>
        {findings.length === 0
          ? 'The guidelines have nothing against it.'
          : `${findings.length} ${findings.length === 1 ? 'objection' : 'objections'}, marked in the text and told below.`}
      </Callout>
      {fields.map(({ name, text }) => (
        <TryContentMarked
          key={name}
          name={name === 'subject' ? 'Subject' : 'Body'}
          text={text}
          findings={findings.filter((finding) => finding.field === name)}
          idOf={idOf}
        />
      ))}
      {findings.length > 0 ? (
        <TryContentFindings
          findings={findings}
          texts={new Map(fields.map(({ name, text }) => [name, text]))}
          idOf={idOf}
        />
      ) : null}
    </>
  );
}
