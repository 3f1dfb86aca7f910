'use client';

import type { SelfServicePage } from '@/lib/contracts/self-service';
import { correctableFields, correctableFieldTitles } from '@/lib/core/rights/correctable-fields';
import { Callout } from '../ui/callout';
import { DescriptionList } from '../ui/description-list';
import { OrMissing } from '../ui/or-missing';
import { Panel } from '../ui/panel';
import { AbsoluteTime } from '../ui/time';
import { CorrectOwnDialog } from './correct-own-dialog';
import { OwnChoices } from './own-choices';
import { OwnPermissions } from './own-permissions';
import { OwnRequests } from './own-requests';
import { limitWords } from './own-words';
import type { OwnDataProps } from './use-own-page';

/** What is kept about the person, and what they can have done. */
export function OwnData(props: OwnDataProps) {
  const { page, act } = props;
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="text-2xl font-semibold text-balance">What {page.controller} keeps about you</h1>
        <p className="text-sm text-muted">
          This link works until <AbsoluteTime at={page.linkExpiresAt} />.
        </p>
      </header>
      {page.limits.map((kind) => (
        <Callout key={kind} tone="info" title={limitWords[kind].title}>
          {limitWords[kind].text}
        </Callout>
      ))}
      {page.requests.length > 0 ? <OwnRequests {...props} /> : null}
      <Panel title="About you" actions={<CorrectOwnDialog fields={page.fields} act={act} />}>
        <DescriptionList
          items={[
            ...correctableFields.map((field) => ({
              label: correctableFieldTitles[field],
              value: <OrMissing>{page.fields[field]}</OrMissing>,
            })),
            { label: 'Company', value: <OrMissing>{page.company}</OrMissing> },
          ]}
        />
      </Panel>
      {page.traits.length > 0 ? <OtherThings page={page} /> : null}
      <Use page={page} />
      <OwnPermissions page={page} act={act} />
      <OwnChoices {...props} />
      <p className="text-sm text-muted text-pretty">
        We answer within one month. If you are not happy with our answer, you can complain to the data
        protection authority where you live.
      </p>
    </>
  );
}

function OtherThings({ page }: { page: SelfServicePage }) {
  return (
    <Panel title="Other things we noted" description="What our web site and other systems told us about you.">
      <details>
        <summary className="cursor-pointer text-sm text-accent-text">Show all {page.traits.length}</summary>
        <div className="pt-3">
          <DescriptionList items={page.traits.map(({ name, value }) => ({ label: name, value }))} />
        </div>
      </details>
    </Panel>
  );
}

const times = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

function Use({ page }: { page: SelfServicePage }) {
  const { signals, sources, messages, decisions, firstAt } = page.counts;
  return (
    <Panel title="How it is used">
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
        <li>
          We have known you since <AbsoluteTime at={firstAt} />.
        </li>
        <li>
          We noted {times(signals, 'thing', 'things')} you did
          {sources.length > 0 ? `. They came from: ${sources.join(', ')}` : ''}.
        </li>
        <li>We sent you {times(messages, 'message', 'messages')}.</li>
        <li>
          Our programs took {times(decisions, 'decision', 'decisions')} about you, such as who looks after you
          or whether to write to you. People set the limits for them and can undo what they did.
        </li>
        <li>
          {page.isScored
            ? 'A program guesses how likely you are to buy, from what you did. You can say no to this below.'
            : 'No program guesses how likely you are to buy.'}
        </li>
      </ul>
    </Panel>
  );
}
