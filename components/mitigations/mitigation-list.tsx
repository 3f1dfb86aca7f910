'use client';

import type { MitigationOfferView } from '@/lib/contracts/mitigations';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { BlockContactDialog } from '../contacts/block-contact-dialog';
import { MitigateDialog } from './mitigate-dialog';
import { mitigationWords } from './mitigation-words';

/** What can be done about an action that can't be taken back, each with the button that does it. */
export function MitigationList({
  actionId,
  offers,
}: {
  actionId: string;
  offers: readonly MitigationOfferView[];
}) {
  const workspace = useWorkspaceSlug();
  const canAsk = useCan('actions.propose');
  const canBlock = useCan('contacts.consent');
  if (offers.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {offers.map((offer) => {
        const { title, how, button } = mitigationWords[offer.mitigation];
        return (
          <li key={offer.mitigation} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 basis-64">
              <span className="font-medium">{title}.</span> <span className="text-muted">{how}</span>
            </span>
            {offer.mitigation === 'suppress' ? (
              canBlock ? (
                <BlockContactDialog id={offer.contactId} size="sm" />
              ) : null
            ) : canAsk ? (
              <MitigateDialog actionId={actionId} offer={offer} button={button} workspace={workspace} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
