'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { type SignInBody, signInBodySchema } from '@/lib/contracts/session';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { startSession } from './start-session';

/** E-mail and password; then on to where the person wanted to go. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [isLeaving, setLeaving] = useState(false);
  const form = useForm<SignInBody>({
    resolver: zodResolver(signInBodySchema),
    defaultValues: { email: '', password: '' },
  });
  const submit = async (credentials: SignInBody) => {
    const problem = await startSession(credentials);
    if (problem) {
      form.resetField('password');
      throw new Error(problem);
    }
    setLeaving(true);
    window.location.assign(callbackUrl);
  };
  return (
    <Form form={form} onSubmit={submit} submitLabel={isLeaving ? 'Signed in' : 'Sign in'}>
      <TextField<SignInBody>
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus
        required
      />
      <TextField<SignInBody>
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
      />
    </Form>
  );
}
