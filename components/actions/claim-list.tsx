import type { ClaimView } from '@/lib/contracts/actions';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { thingHref } from './thing-href';

/** Every sentence that would be published, and the approved fact behind what it claims, with its source. */
export function ClaimList({ claims, workspace }: { claims: readonly ClaimView[]; workspace: string }) {
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {claims.map(({ sentence, fact }) => (
        <li key={sentence} className="flex flex-col gap-0.5">
          <span className="max-w-prose text-pretty">{sentence}</span>
          <span className="flex flex-wrap items-center gap-2 text-xs text-muted">
            {fact === null ? (
              'Claims nothing.'
            ) : (
              <>
                <TextLink href={thingHref(workspace, 'fact', fact.id) ?? ''}>
                  {fact.source ? `Source: ${fact.source.title}` : fact.id}
                </TextLink>
                <StatusChip tone={fact.objection === null ? 'ok' : 'stop'} size="sm">
                  {fact.objection === null ? 'Approved, and holds' : `Not today: ${fact.objection}`}
                </StatusChip>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
