'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import { type ChangePasswordBody, changedSchema, changePasswordBodySchema } from '@/lib/contracts/session';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { useAccess } from './access-context';
import { startSession } from './start-session';

const formSchema = changePasswordBodySchema
  .extend({ repeated: z.string() })
  .refine((values) => values.newPassword === values.repeated, {
    path: ['repeated'],
    message: 'differs from the new password',
  });
type Values = z.infer<typeof formSchema>;

const empty: Values = { currentPassword: '', newPassword: '', repeated: '' };

/** Replaces the password. All sessions end with it; this one is started again at once. */
export function ChangePasswordForm() {
  const router = useRouter();
  const { workspace, person } = useAccess();
  const form = useForm<Values>({ resolver: zodResolver(formSchema), defaultValues: empty });
  const change = useMutation({
    mutationFn: (body: ChangePasswordBody) =>
      apiFetch('/api/v1/me/password', {
        method: 'PUT',
        body,
        schema: changedSchema,
        workspace: workspace.slug,
      }),
  });
  const submit = async ({ currentPassword, newPassword }: Values) => {
    await change.mutateAsync({ currentPassword, newPassword });
    const problem = await startSession({ email: person?.email ?? '', password: newPassword });
    if (problem) {
      window.location.assign('/sign-in');
      return;
    }
    form.reset(empty);
    // The page around the form may still ask for a password of one's own.
    router.refresh();
    toast.success('Password changed', { description: 'Sessions in other browsers have ended.' });
  };
  return (
    <Form form={form} onSubmit={submit} submitLabel="Change password">
      <TextField<Values>
        name="currentPassword"
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
      />
      <TextField<Values>
        name="newPassword"
        label="New password"
        hint="At least 12 characters. Several words are easier to keep than one."
        type="password"
        autoComplete="new-password"
        required
      />
      <TextField<Values>
        name="repeated"
        label="New password again"
        type="password"
        autoComplete="new-password"
        required
      />
    </Form>
  );
}
