import type { Named } from '@/lib/contracts/named';
import { Badge } from '../ui/badge';
import { CopyableId } from '../ui/copyable-id';
import { TextLink } from '../ui/text-link';
import { thingHref } from './thing-href';

export const systemNames: Record<string, string> = {
  gate: 'The gate',
  gateway: 'The gateway',
  sweeper: 'The sweeper',
  orchestrator: 'The orchestrator',
  plays: 'Plays',
  memory: 'The reading of messages',
  breaker: 'A breaker',
  monitor: 'Monitoring',
  drill: 'A drill',
  'self-service': 'The person, on their own page',
  'command-line': 'The command line',
};

/** What someone or something is called now; a person of the sample says so. With `workspace` it links to its page. */
export function NamedLabel({ named, workspace }: { named: Named; workspace?: string }) {
  const name =
    named.name ?? (named.type === 'system' ? (systemNames[named.id] ?? `System: ${named.id}`) : null);
  const href = workspace === undefined ? null : thingHref(workspace, named.type, named.id);
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
      {name === null && href === null ? (
        <CopyableId id={named.id} />
      ) : href === null ? (
        <span className="break-words" title={named.id}>
          {name}
        </span>
      ) : (
        <TextLink href={href}>{name ?? named.id}</TextLink>
      )}
      {named.isSample ? <Badge>sample person</Badge> : null}
    </span>
  );
}
