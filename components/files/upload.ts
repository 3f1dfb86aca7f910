import { ApiProblem } from '@/lib/client/api';

type Uploading = {
  workspace: string;
  file: File;
  /** Of the source; empty: one is named after the file. */
  source: string;
  /** Bytes sent so far, of how many. */
  onProgress: (sent: number, total: number) => void;
  signal: AbortSignal;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Sends a file as it is read from the disk. @returns its id. @throws ApiProblem */
export function uploadFile({ workspace, file, source, onProgress, signal }: Uploading): Promise<string> {
  const params = new URLSearchParams({ name: file.name, ...(source === '' ? {} : { source }) });
  // fetch tells nothing of how far a request is.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', `/api/v1/files?${params.toString()}`);
    request.setRequestHeader('mandate-workspace', workspace);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onload = () => {
      const answer = parsed(request.responseText);
      const id = isRecord(answer) ? textOf(answer.fileId) : undefined;
      if (request.status === 201 && id !== undefined) resolve(id);
      else reject(asProblem(request.status, answer));
    };
    request.onerror = () => reject(asProblem(0, undefined));
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asProblem(status: number, answer: unknown): ApiProblem {
  const fields = isRecord(answer) ? answer : {};
  return new ApiProblem({
    title: textOf(fields.title) ?? 'The file did not arrive',
    status,
    code: textOf(fields.code) ?? 'unreachable',
    detail: textOf(fields.detail) ?? 'The connection broke off. Nothing of the file is kept.',
    remedy: textOf(fields.remedy) ?? 'Check the connection and send it again.',
    ...(textOf(fields.requestId) === undefined ? {} : { requestId: textOf(fields.requestId) }),
  } as ConstructorParameters<typeof ApiProblem>[0]);
}
