'use client';

import { createContext, type ReactNode, useContext } from 'react';

const TimeZoneContext = createContext('UTC');

/** Sets the zone in which all times below are written: the workspace's, not the machine's. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <TimeZoneContext value={timeZone}>{children}</TimeZoneContext>;
}

export function useTimeZone(override?: string): string {
  const inherited = useContext(TimeZoneContext);
  return override ?? inherited;
}
