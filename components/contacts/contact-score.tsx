import { formatNumber, formatPercent } from '@/lib/client/format';
import type { ContactDetail } from '@/lib/contracts/contacts';
import { AbsoluteTime } from '../ui/time';

/** How likely the contact is to convert, and which model says so. */
export function ContactScore({ contact: { score, scoreModel } }: { contact: ContactDetail }) {
  if (score === null)
    return (
      <p className="text-pretty text-muted">
        Not scored: no routing score had been learnt when this contact last engaged.
      </p>
    );
  return (
    <div className="flex flex-col gap-1">
      <p className="text-2xl font-semibold tracking-tight">{formatPercent(score)}</p>
      <p className="text-xs text-muted">Probability of conversion at the newest engagement.</p>
      {scoreModel ? (
        <p className="text-xs text-muted">
          By <span className="font-medium">{scoreModel.name}</span>{' '}
          <code title={scoreModel.hash}>{scoreModel.hash.slice(0, 8)}</code>, learnt from{' '}
          {formatNumber(scoreModel.trainedOn)} outcomes on <AbsoluteTime at={scoreModel.createdAt} />
          {scoreModel.active ? '.' : '; a newer one is in force by now.'}
        </p>
      ) : null}
    </div>
  );
}
