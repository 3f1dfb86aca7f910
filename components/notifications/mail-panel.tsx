'use client';

import { useAccess } from '../auth/access-context';
import { Button } from '../ui/button';
import { Panel } from '../ui/panel';
import { sayTestResult } from './say-test-result';
import { useTestMail } from './use-webhooks';

/** Whether people can be written to, and from whom the messages come. `sender` null: no mail server is set up. */
export function MailPanel({ sender }: { sender: string | null }) {
  const test = useTestMail();
  const { person } = useAccess();
  return (
    <Panel
      title="E-mail"
      description="Whoever an approval waits for is written to, at most every ten minutes unless it is urgent. Each can switch it off in their account."
      actions={
        sender ? (
          <Button
            size="sm"
            disabled={test.isPending}
            onClick={() =>
              sayTestResult(test.mutateAsync(undefined), `A message is on its way to ${person?.email}`)
            }
          >
            {test.isPending ? 'Sending…' : 'Send me a test'}
          </Button>
        ) : undefined
      }
    >
      {sender ? (
        <p className="text-sm">
          Messages come from <span className="font-mono">{sender}</span>.
        </p>
      ) : (
        <p className="text-sm text-muted">
          No mail server is set up, so nobody is written to. Whoever runs this installation names one with{' '}
          <code>SMTP_URL</code> and <code>MAIL_FROM</code>.
        </p>
      )}
    </Panel>
  );
}
