export type EventSender = {
  /** Sends one message as JSON. After the end it does nothing. */
  send: (message: unknown) => void;
  close: () => void;
};

const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events until the reader goes or `close` is called. `start` runs before the response is given, so that what it
 * throws can still become a problem; what it returns is called once at the end. A comment every 15 s keeps proxies from
 * closing a quiet stream; `onHeartbeat` runs with it.
 */
export async function eventStream(
  signal: AbortSignal,
  start: (sender: EventSender) => Promise<() => void>,
  onHeartbeat: (sender: EventSender) => void,
): Promise<Response> {
  const encoder = new TextEncoder();
  const { readable, write, end } = openStream();
  let stop: (() => void) | undefined;
  let isOver = false;
  const close = () => {
    if (isOver) return;
    isOver = true;
    clearInterval(heartbeat);
    signal.removeEventListener('abort', close);
    stop?.();
    end();
  };
  const put = (text: string) => {
    if (!isOver && !write(encoder.encode(text))) close();
  };
  const sender: EventSender = { send: (message) => put(`data: ${JSON.stringify(message)}\n\n`), close };
  const heartbeat = setInterval(() => {
    put(': still here\n\n');
    if (!isOver) onHeartbeat(sender);
  }, HEARTBEAT_MS);
  try {
    stop = await start(sender);
  } catch (error) {
    close();
    throw error;
  }
  if (isOver || signal.aborted) {
    stop();
    close();
  }
  signal.addEventListener('abort', close);
  put('retry: 1000\n\n');
  return new Response(readable(close), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // Proxies of the nginx kind would hold messages back.
      'X-Accel-Buffering': 'no',
    },
  });
}

/** A byte stream that is written from outside. `write` answers false when nobody reads any more. */
function openStream() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let onCancel: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: () => onCancel(),
  });
  return {
    readable: (cancelled: () => void) => {
      onCancel = cancelled;
      return stream;
    },
    write: (bytes: Uint8Array): boolean => {
      try {
        controller?.enqueue(bytes);
        return true;
      } catch {
        return false;
      }
    },
    end: () => {
      try {
        controller?.close();
      } catch {
        // The reader had cancelled: there is nothing left to close.
      }
    },
  };
}
