'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { createQueryClient } from '@/lib/client/query-client';

// Nothing to show before the first click: it need not delay the page.
const Toaster = dynamic(() => import('../ui/toaster').then((module) => module.Toaster), { ssr: false });

const SIGN_IN_PATH = '/sign-in';

/** A session that ended shows as 401: the way back in keeps the page one was on. */
function goToSignIn() {
  if (typeof window === 'undefined' || window.location.pathname === SIGN_IN_PATH) return;
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`${SIGN_IN_PATH}?callbackUrl=${encodeURIComponent(here)}`);
}

/** What every page needs around it: theme, URL state, server data, toasts. */
export function AppProviders({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <NuqsAdapter>
        <QueryClientProvider client={queryClient}>
          {children}
          <Toaster />
        </QueryClientProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
