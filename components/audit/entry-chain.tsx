import type { AuditEntryView } from '@/lib/contracts/audit';
import { chainStages } from '@/lib/core/audit/chain-stage';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';

const titles = {
  signal: 'Signal',
  plan: 'Plan',
  decision: 'Decision',
  approval: 'Approval',
  effect: 'Effect',
  outcome: 'Outcome',
  rollback: 'Rollback',
} as const;

/** What led to an entry and what came of it, each a link. */
export function EntryChain({ chain, workspace }: { chain: AuditEntryView['chain']; workspace: string }) {
  const stages = chainStages.filter((stage) => chain.some((link) => link.stage === stage));
  return (
    <Panel
      title="From signal to outcome"
      description="The entries of the same action, before and after this one"
    >
      <ol className="flex flex-col gap-3">
        {stages.map((stage) => (
          <li key={stage} className="grid gap-x-4 gap-y-1 sm:grid-cols-[6rem_1fr]">
            <span className="text-sm text-muted">{titles[stage]}</span>
            <ul className="flex flex-col gap-1">
              {chain
                .filter((link) => link.stage === stage)
                .map(({ type, id, title, at, isThis }) => (
                  <li key={id} className="flex flex-wrap items-baseline gap-x-3 text-sm">
                    {isThis ? (
                      <strong aria-current="page">{title}</strong>
                    ) : (
                      <TextLink href={`/${workspace}/${type === 'entry' ? 'audit' : 'signals'}/${id}`}>
                        {title}
                      </TextLink>
                    )}
                    <span className="text-xs text-muted">
                      <AbsoluteTime at={at} />
                    </span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
