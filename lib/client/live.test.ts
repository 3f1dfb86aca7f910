import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLiveStream, readTopic, retryDelayMs } from './live';

describe('readTopic', () => {
  it('reads the topic of a message', () => {
    expect(readTopic('{"topic":"approvals"}')).toBe('approvals');
  });

  it.each([['not json'], ['{}'], ['{"topic":3}'], ['null'], [undefined]])('ignores %s', (data) => {
    expect(readTopic(data)).toBeNull();
  });
});

describe('retryDelayMs', () => {
  it('doubles and levels off', () => {
    expect([0, 1, 2, 4, 5, 60].map(retryDelayMs)).toEqual([1000, 2000, 4000, 16_000, 30_000, 30_000]);
  });
});

/** The browser's side of a stream, driven by hand. */
class FakeEventSource {
  static readonly OPEN = 1;
  static opened: FakeEventSource[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeEventSource.opened.push(this);
  }
  close() {
    this.readyState = 2;
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
}

describe('openLiveStream', () => {
  const seen: string[] = [];
  let stop: () => void;

  const latest = () => {
    const source = FakeEventSource.opened.at(-1);
    if (!source) throw new Error('no stream was opened');
    return source;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeEventSource);
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('navigator', { onLine: true });
    FakeEventSource.opened = [];
    seen.length = 0;
    stop = openLiveStream({
      workspace: 'a&b',
      onTopic: (topic) => seen.push(`topic ${topic}`),
      onAnything: () => seen.push('anything'),
      onStatus: (status) => seen.push(status),
    });
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('passes topics on and refreshes nothing else while the stream holds', () => {
    latest().open();
    latest().onmessage?.({ data: '{"topic":"runs"}' });
    vi.advanceTimersByTime(120_000);
    expect(latest().url).toBe('/api/stream?workspace=a%26b');
    expect(seen).toEqual(['live', 'topic runs']);
  });

  it('polls while the stream is down, and catches up when it is back', () => {
    latest().open();
    latest().onerror?.();
    for (const delayMs of [1000, 2000, 4000, 8000]) {
      vi.advanceTimersByTime(delayMs);
      latest().onerror?.();
    }
    expect(FakeEventSource.opened).toHaveLength(5);
    expect(seen.filter((entry) => entry === 'anything')).toHaveLength(1);

    vi.advanceTimersByTime(16_000);
    seen.length = 0;
    latest().open();
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(['live', 'anything']);
  });

  it('tries again at once when the browser is back online', () => {
    vi.stubGlobal('navigator', { onLine: false });
    latest().onerror?.();
    expect(seen).toEqual(['offline']);
    window.dispatchEvent(new Event('online'));
    expect(FakeEventSource.opened).toHaveLength(2);
  });

  it('leaves nothing running when it is closed', () => {
    latest().open();
    latest().onerror?.();
    stop();
    seen.length = 0;
    vi.advanceTimersByTime(600_000);
    window.dispatchEvent(new Event('online'));
    expect(FakeEventSource.opened).toHaveLength(1);
    expect(seen).toEqual([]);
  });
});
