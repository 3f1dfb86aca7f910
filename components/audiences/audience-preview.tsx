import { formatNumber } from '@/lib/client/format';
import type { AudiencePreview as Preview } from '@/lib/contracts/audiences';
import { EmptyState } from '../ui/empty-state';
import { Stat, StatRow } from '../ui/stat';
import { TextLink } from '../ui/text-link';

const reasons: Record<string, string> = {
  'contact.processing-limits': 'objected, or had the use of their data restricted',
  'contact.suppression': 'are blocked',
  'contact.distress': 'showed a sign of distress that is still open',
  'contact.consent': 'gave no ground for contact that counts',
  'contact.one-purpose': 'are contacted for something else at the moment',
};

/** Whom the filter comes to, by the numbers that the gate will look at. */
export function AudiencePreview({ preview, workspace }: { preview: Preview; workspace: string }) {
  const left = preview.leftOut.reduce((sum, { people }) => sum + people, 0);
  return (
    <div className="flex flex-col gap-4">
      <StatRow>
        <Stat label="People who may be contacted" value={formatNumber(preview.people)} />
        <Stat label="Accounts" value={formatNumber(preview.accounts)} />
        <Stat label="Left out" value={formatNumber(left)} />
      </StatRow>
      {preview.leftOut.length > 0 ? (
        <ul className="list-disc pl-5 text-sm text-muted">
          {preview.leftOut.map(({ rule, people }) => (
            <li key={rule}>
              {formatNumber(people)} {reasons[rule] ?? rule}
            </li>
          ))}
        </ul>
      ) : null}
      {preview.people === 0 ? (
        <EmptyState title="Nobody fits">Leave more properties open, or record consents first.</EmptyState>
      ) : (
        <div>
          <h3 className="text-xs font-medium text-subtle">For example</h3>
          <ul className="mt-1 flex flex-col gap-1 text-sm">
            {preview.sample.map(({ id, name, account }) => (
              <li key={id}>
                <TextLink href={`/${workspace}/contacts/${id}`}>{name}</TextLink>
                {account ? <span className="text-muted"> · {account}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
