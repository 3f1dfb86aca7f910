import type { ReactNode } from 'react';
import type { KnownFact } from '@/lib/contracts/profiles';
import { NamedLabel } from '../actions/named-label';
import { factText } from '../signals/trait-list';
import { DescriptionList } from '../ui/description-list';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';

/** What is known of somebody or of a company, each with where it came from and when. */
export function KnownFacts({
  known,
  workspace,
  actions,
  actionOf,
}: {
  known: readonly KnownFact[];
  workspace: string;
  actions?: ReactNode;
  /** What can be done about one of them. */
  actionOf?: (fact: KnownFact) => ReactNode;
}) {
  return (
    <Panel
      title="What is known, and from where"
      description="The latest statement of each counts; what a person of yours put right stands."
      actions={actions}
    >
      {known.length === 0 ? (
        <p className="text-muted">Nothing is known, or you may not read it.</p>
      ) : (
        <DescriptionList
          items={known.map((fact) => ({
            label: <span className="break-words">{fact.title}</span>,
            value: (
              <>
                {factText(fact)}
                <span className="block text-xs text-muted">
                  <Origin fact={fact} workspace={workspace} />
                  {isGivenBack(fact) ? null : (
                    <>
                      , <AbsoluteTime at={fact.at} />
                    </>
                  )}
                </span>
                {actionOf?.(fact)}
              </>
            ),
          }))}
        />
      )}
    </Panel>
  );
}

/** What a person had put right and gave back counts as said by nobody, at the beginning of time. */
const isGivenBack = ({ source, at }: KnownFact): boolean => source === '' && Date.parse(at) === 0;

function Origin({ fact, workspace }: { fact: KnownFact; workspace: string }) {
  const { source, signalId, correctedBy } = fact;
  if (correctedBy)
    return (
      <>
        Put right by <NamedLabel named={correctedBy} workspace={workspace} />
      </>
    );
  if (isGivenBack(fact)) return 'Stays until a source says it';
  if (source === '') return 'Known before sources were kept';
  if (source === 'correction') return 'Put right by hand';
  return signalId === null ? (
    source
  ) : (
    <TextLink href={`/${workspace}/signals/${signalId}`} quiet>
      {source}
    </TextLink>
  );
}
