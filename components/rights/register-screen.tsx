'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { RegisterEntry } from '@/lib/contracts/processing-register';
import { personalDataTitles } from '@/lib/core/rights/personal-data';
import { NamedLabel } from '../actions/named-label';
import { autonomyWords } from '../agents/agent-words';
import { basisWords } from '../contacts/contact-words';
import { Badge } from '../ui/badge';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { Stat, StatRow } from '../ui/stat';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { rightsKeys } from './rights-keys';

/** Every agent as an activity of the register. */
export function RegisterScreen({ workspace }: { workspace: string }) {
  const query = useQuery({
    queryKey: rightsKeys.register(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/processing-register', {
        schema: () =>
          import('@/lib/contracts/processing-register').then((module) => module.processingRegisterSchema),
        workspace,
        signal,
      }),
  });
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { controller, privacyOfficers, groundsOnRecord, limited, entries, generatedAt } = query.data;
  return (
    <>
      <StatRow>
        <Stat label="Activities" value={formatNumber(entries.length)} />
        <Stat label="People on hold" value={formatNumber(limited.restricted)} />
        <Stat label="People who objected" value={formatNumber(limited.objected)} />
      </StatRow>
      <Panel title="Who answers for it">
        <DescriptionList
          items={[
            { label: 'Controller', value: controller },
            {
              label: 'Privacy officers',
              value:
                privacyOfficers.length === 0 ? (
                  <span className="text-stop">Nobody has this role yet.</span>
                ) : (
                  <span className="flex flex-wrap gap-x-3">
                    {privacyOfficers.map((officer) => (
                      <NamedLabel key={officer.id} named={officer} />
                    ))}
                  </span>
                ),
            },
            {
              label: 'Grounds on record',
              value:
                groundsOnRecord.length === 0
                  ? 'none'
                  : groundsOnRecord
                      .map(
                        ({ basis, statements }) =>
                          `${wordOfBasis(basis)}: ${formatCount(statements, 'statement')}`,
                      )
                      .join('; '),
            },
            { label: 'As of', value: <AbsoluteTime at={generatedAt} /> },
          ]}
        />
      </Panel>
      {entries.length === 0 ? (
        <EmptyState title="No agent is at work here">Each agent is an activity of its own.</EmptyState>
      ) : (
        entries.map((entry) => <Entry key={entry.agent.id} entry={entry} workspace={workspace} />)
      )}
    </>
  );
}

const wordOfBasis = (basis: string): string =>
  Object.hasOwn(basisWords, basis)
    ? basisWords[basis as keyof typeof basisWords]
    : basis.replaceAll('_', ' ');

function Entry({ entry, workspace }: { entry: RegisterEntry; workspace: string }) {
  const { agent, purpose } = entry;
  return (
    <Panel
      title={agent.name}
      description={purpose}
      actions={<TextLink href={`/${workspace}/agents/${agent.id}/scope`}>Its scope</TextLink>}
    >
      <DescriptionList items={[...processing(entry), ...safeguards(entry)]} />
    </Panel>
  );
}

const Tags = ({ of }: { of: readonly string[] }) => (
  <span className="flex flex-wrap gap-1">
    {of.map((text) => (
      <Badge key={text}>{text}</Badge>
    ))}
  </span>
);

function processing(entry: RegisterEntry) {
  const { actions, persons, data, traits, sources, recipients, lawfulBases, reachesPeople, retention } =
    entry;
  return [
    {
      label: 'What it does',
      value:
        actions.length === 0
          ? 'nothing: its scope grants nothing'
          : actions.map(({ title }) => title).join(', '),
    },
    {
      label: 'Persons',
      value:
        persons === null ? (
          'none: it works on campaigns'
        ) : (
          <span className="flex flex-col gap-1">
            <Tags of={persons.categories} />
            <span className="text-muted">
              {formatCount(persons.known, 'contact')} known, something was done with{' '}
              {formatNumber(persons.concerned)}.
            </span>
          </span>
        ),
    },
    {
      label: 'Data it reads',
      value:
        data.length === 0 ? (
          'none of persons'
        ) : (
          <span className="flex flex-col gap-1">
            <Tags of={data.map((kind) => personalDataTitles[kind])} />
            {traits.length > 0 ? <span className="text-muted">Attributes: {traits.join(', ')}.</span> : null}
          </span>
        ),
    },
    {
      label: 'Sources',
      value:
        sources.length === 0
          ? 'none so far'
          : sources
              .map(({ source, kind, signals }) => `${source}, ${kind} (${formatNumber(signals)})`)
              .join('; '),
    },
    {
      label: 'Recipients',
      value:
        recipients.length === 0
          ? 'none'
          : recipients.map(({ name, isPractice }) => (isPractice ? `${name} (practice)` : name)).join(', '),
    },
    {
      label: 'Lawful basis',
      value: reachesPeople
        ? lawfulBases.length === 0
          ? 'asked for each message; none was sent so far'
          : lawfulBases
              .map(({ basis, times }) => `${wordOfBasis(basis)}: ${formatCount(times, 'time')}`)
              .join('; ')
        : 'it writes to nobody; no ground is recorded',
    },
    { label: 'Kept', value: retention },
  ];
}

function safeguards({ safeguards: held }: RegisterEntry) {
  return [
    {
      label: 'Autonomy',
      value: [
        autonomyWords[held.level].label,
        ...held.levels.map(({ title, level }) => `${title}: ${autonomyWords[level].label}`),
      ].join('; '),
    },
    {
      label: 'Who approves',
      value: (
        <span className="flex flex-col">
          {held.asked.map(({ about, person, deputy }) => (
            <span key={about} className="flex flex-wrap gap-x-1.5">
              <span className="text-muted">{about}:</span>
              <NamedLabel named={person} />
              {deputy ? (
                <>
                  <span className="text-muted">then</span> <NamedLabel named={deputy} />
                </>
              ) : null}
            </span>
          ))}
        </span>
      ),
    },
    { label: 'Owner', value: <NamedLabel named={held.owner} /> },
    {
      label: 'Scope',
      value: held.scope ? (
        <span>
          Version {held.scope.version}, ends <AbsoluteTime at={held.scope.expiresAt} />
        </span>
      ) : (
        'none'
      ),
    },
  ];
}
