import type { InputOf, SignalInput } from '@/lib/core/signals/signal-kinds';
import type { OpportunityReport } from '@/lib/db/repositories/opportunities';
import type { SignalSubject } from './fold-people';

const isOpportunity = (input: SignalInput): input is InputOf<'opportunity.changed'> =>
  input.kind === 'opportunity.changed';

/** What CRMs told of opportunities, each with our id of its account. */
export const opportunityReports = (
  inputs: readonly SignalInput[],
  subjects: ReadonlyMap<SignalInput, SignalSubject>,
): OpportunityReport[] =>
  inputs.filter(isOpportunity).flatMap((input) => {
    const accountId = subjects.get(input)?.accountId;
    return accountId ? [{ ...input.payload.opportunity, accountId, reportedAt: input.occurredAt }] : [];
  });
