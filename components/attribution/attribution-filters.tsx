'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { Named } from '@/lib/contracts/named';
import { creditChannels, creditChannelTitles } from '@/lib/core/attribution/attribution';
import { useWorkspaceSlug } from '../auth/access-context';
import { Select, type SelectOption } from '../ui/select';
import { TextLink } from '../ui/text-link';
import { type AttributionFilter, attributionHref } from './attribution-params';

const ANY = 'any';
const named = (all: string, of: readonly Named[]): SelectOption[] => [
  { value: ANY, label: all },
  ...of.map(({ id, name }) => ({ value: id, label: name ?? id })),
];

/** Narrows what is shown to one channel, agent or play; kept in the address. */
export function AttributionFilters({
  filter,
  agents,
  plays,
}: {
  filter: AttributionFilter;
  agents: readonly Named[];
  plays: readonly Named[];
}) {
  const workspace = useWorkspaceSlug();
  const router = useRouter();
  const go = (change: Partial<AttributionFilter>) =>
    router.push(attributionHref(workspace, { ...filter, ...change }) as Route);
  const none = { channel: null, agent: null, play: null };
  const isNarrowed = filter.channel !== null || filter.agent !== null || filter.play !== null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm [&>button]:w-44">
      <Select
        size="sm"
        aria-label="Channel"
        value={filter.channel ?? ANY}
        options={[
          { value: ANY, label: 'All channels' },
          ...creditChannels.map((value) => ({ value, label: creditChannelTitles[value] })),
        ]}
        onValueChange={(value) =>
          go({ channel: creditChannels.find((channel) => channel === value) ?? null })
        }
      />
      <Select
        size="sm"
        aria-label="Agent"
        value={filter.agent ?? ANY}
        options={named('All agents', agents)}
        onValueChange={(value) => go({ agent: value === ANY ? null : value })}
      />
      <Select
        size="sm"
        aria-label="Play"
        value={filter.play ?? ANY}
        options={named('All plays', plays)}
        onValueChange={(value) => go({ play: value === ANY ? null : value })}
      />
      {isNarrowed ? (
        <TextLink href={attributionHref(workspace, { ...filter, ...none })}>Show everything</TextLink>
      ) : null}
    </div>
  );
}
