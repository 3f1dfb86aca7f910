import { Compass } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function NotFound() {
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        action={
          <Button asChild variant="primary">
            <Link href="/">Go to the console</Link>
          </Button>
        }
      >
        It may have been removed, or it belongs to a workspace that you are not a member of.
      </EmptyState>
    </main>
  );
}
