import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/auth/sign-in-form';
import { AuthFrame } from '@/components/layout/auth-frame';
import { pageSession } from '@/lib/auth/access';
import { ownPath } from '@/lib/auth/own-path';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl } = await searchParams;
  const target = ownPath(callbackUrl);
  if (await pageSession()) redirect(target as Route);
  return (
    <AuthFrame
      title="Sign in"
      description="With the e-mail address and password of your account."
      footer={
        <>
          Lost the password? Whoever runs this installation can make a new one with{' '}
          <code className="font-mono">npm run reset-password</code>.
        </>
      }
    >
      <SignInForm callbackUrl={target} />
    </AuthFrame>
  );
}
