'use client';

import { toast } from 'sonner';
import type { AccountDetail } from '@/lib/contracts/accounts';
import { type CorrectableAccountField, correctableAccountFields } from '@/lib/core/profiles/account-profile';
import { useCan } from '../auth/access-context';
import { KnownFacts } from '../profiles/known-facts';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CorrectAccountDialog } from './correct-account-dialog';
import { useCorrectAccount } from './use-account';

const correctable = (field: string): CorrectableAccountField | undefined =>
  correctableAccountFields.find((each) => each === field);

/** What is known of a company; whoever may puts it right, and gives it back to the sources. */
export function AccountKnown({ account, workspace }: { account: AccountDetail; workspace: string }) {
  const mayCorrect = useCan('profiles.merge');
  return (
    <KnownFacts
      known={account.known}
      workspace={workspace}
      actions={mayCorrect ? <CorrectAccountDialog account={account} workspace={workspace} /> : undefined}
      actionOf={({ field, title, source }) => {
        const released = correctable(field);
        return mayCorrect && released && source === 'correction' ? (
          <Release id={account.id} workspace={workspace} field={released} title={title} />
        ) : null;
      }}
    />
  );
}

function Release({
  id,
  workspace,
  field,
  title,
}: {
  id: string;
  workspace: string;
  field: CorrectableAccountField;
  title: string;
}) {
  const correct = useCorrectAccount(workspace, id);
  return (
    <div className="mt-1">
      <ConfirmDialog
        trigger={<Button size="sm">Let sources say it</Button>}
        title={`${title}: let sources say it again?`}
        description="What stands there stays until a source says something."
        confirmLabel="Let sources say it"
        onConfirm={async () => {
          await correct.mutateAsync({ release: [field] });
          toast.success('Sources say it again');
        }}
      />
    </div>
  );
}
