import type { Metadata } from 'next';
import { OwnPage } from '@/components/self-service/own-page';

export const metadata: Metadata = {
  title: 'Your data',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

// Nothing about a link may be kept by a cache.
export const dynamic = 'force-dynamic';

/**
 * Where a person's own link leads. It looks nothing up, so that a program that fetches links ahead learns nothing and sets nothing off:
 * what is kept about the person comes when they ask for it by a click.
 */
export default async function SelfServicePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <OwnPage token={token} />;
}
