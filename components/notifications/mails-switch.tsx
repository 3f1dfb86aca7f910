'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { apiFetch } from '@/lib/client/api';
import { mailsBodySchema } from '@/lib/contracts/webhooks';
import { useWorkspaceSlug } from '../auth/access-context';
import { Switch } from '../ui/switch';

/** Whether one is written to when approvals wait. */
export function MailsSwitch({ initial }: { initial: boolean }) {
  const workspace = useWorkspaceSlug();
  const [isOn, setIsOn] = useState(initial);
  const choose = useMutation({
    mutationFn: (mailsApprovals: boolean) =>
      apiFetch('/api/v1/me/mails', {
        method: 'PUT',
        body: { mailsApprovals },
        schema: mailsBodySchema,
        workspace,
      }),
    onSuccess: ({ mailsApprovals }) => setIsOn(mailsApprovals),
    onError: () => toast.error('It could not be changed', { description: 'Try again in a moment.' }),
  });
  return (
    <Switch
      label="Write to me when an action waits for my decision, or an alarm is about my agents"
      hint="One message for all that waits, and one for all alarms, with a link to where you deal with it."
      checked={choose.isPending ? choose.variables : isOn}
      disabled={choose.isPending}
      onCheckedChange={(checked) => choose.mutate(checked)}
    />
  );
}
