import { UnreadableItem } from '@/lib/contracts/signals';
import { AppError } from '@/lib/core/shared/app-error';

const ndjsonTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** A body of items: a JSON value (one, or an array), or one JSON value per line, by content type. */
export function parseItems(text: string, contentType: string): unknown {
  if (ndjsonTypes.includes(contentType)) {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => parseOr(line, (reason) => new UnreadableItem(reason)));
  }
  if (contentType !== 'application/json') {
    throw new AppError('unsupported_media_type', {
      detail: `The body came as ${contentType || 'an unnamed type'}.`,
      remedy:
        'Send JSON with `Content-Type: application/json`, or one JSON value per line as `application/x-ndjson`.',
    });
  }
  return parseOr(text, (reason) => {
    throw new AppError('invalid_request', {
      detail: `The body ${reason}.`,
      invalidParams: [{ name: 'body', in: 'body', reason }],
    });
  });
}

function parseOr<T>(text: string, otherwise: (reason: string) => T): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return otherwise(`is not JSON (${error instanceof Error ? error.message : 'it can not be parsed'})`);
  }
}
