'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refreshTopics } from './refresh-topics';

/** `live` by stream, `polling` every 15 s while the stream is down, `offline` when the browser says so. */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline';

const POLL_EVERY_MS = 15_000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/** The topic of a stream message, or null for anything that is none. */
export function readTopic(data: unknown): string | null {
  if (typeof data !== 'string') return null;
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== 'object' || message === null || !('topic' in message)) return null;
    return typeof message.topic === 'string' ? message.topic : null;
  } catch {
    return null;
  }
}

/** Doubles from one second up to half a minute. `attempt` counts failures in a row, from 0. */
export function retryDelayMs(attempt: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 10));
}

export type LiveSource = {
  workspace: string;
  onTopic: (topic: string) => void;
  /** Everything may have changed: after a gap in the stream, and at every poll. */
  onAnything: () => void;
  onStatus: (status: LiveStatus) => void;
};

/** Follows a workspace's stream until the returned function is called. */
export function openLiveStream({ workspace, onTopic, onAnything, onStatus }: LiveSource): () => void {
  let source: EventSource | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setInterval> | undefined;
  let failures = 0;
  let hadGap = false;

  const stopPolling = () => {
    clearInterval(pollTimer);
    pollTimer = undefined;
  };
  const connect = () => {
    source?.close();
    source = new EventSource(`/api/stream?workspace=${encodeURIComponent(workspace)}`);
    source.onopen = () => {
      failures = 0;
      stopPolling();
      onStatus('live');
      if (hadGap) onAnything();
      hadGap = false;
    };
    source.onmessage = (event) => {
      const topic = readTopic(event.data);
      if (topic) onTopic(topic);
    };
    source.onerror = () => {
      source?.close();
      hadGap = true;
      onStatus(navigator.onLine ? 'polling' : 'offline');
      pollTimer ??= setInterval(onAnything, POLL_EVERY_MS);
      clearTimeout(retryTimer);
      retryTimer = setTimeout(connect, retryDelayMs(failures));
      failures += 1;
    };
  };
  const reconnectNow = () => {
    if (source?.readyState === EventSource.OPEN) return;
    failures = 0;
    clearTimeout(retryTimer);
    connect();
  };

  connect();
  window.addEventListener('online', reconnectNow);
  return () => {
    window.removeEventListener('online', reconnectNow);
    clearTimeout(retryTimer);
    stopPolling();
    source?.close();
  };
}

/**
 * Keeps the page's queries fresh: a message `{topic}` invalidates every query whose key begins with that topic. Use it
 * once, in the console's frame. The outside system of the effect is the server's event stream.
 */
export function useLive(workspace: string): LiveStatus {
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>('connecting');
  useEffect(
    () =>
      openLiveStream({
        workspace,
        onTopic: refreshTopics(queryClient),
        onAnything: () => void queryClient.invalidateQueries(),
        onStatus: setStatus,
      }),
    [workspace, queryClient],
  );
  return status;
}
