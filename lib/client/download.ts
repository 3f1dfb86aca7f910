import { apiResponse } from './api';

const NEWLINE = 10;

/**
 * Downloads a file of lines and hands it to the browser to save. `onProgress` hears how many lines are there of those that the header
 * X-Total-Count has promised. @throws ApiProblem
 */
export async function apiDownload(
  path: string,
  {
    workspace,
    name,
    onProgress,
  }: { workspace: string; name: string; onProgress: (done: number, total: number) => void },
): Promise<void> {
  const response = await apiResponse(path, { headers: { 'mandate-workspace': workspace } });
  const total = Number(response.headers.get('x-total-count') ?? 0);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    for (const byte of value) if (byte === NEWLINE) lines += 1;
    // Beside the entries there may be a head and an end.
    onProgress(Math.min(lines, total), total);
  }
  save(new Blob(chunks, { type: response.headers.get('content-type') ?? '' }), name);
}

/** Posts, and hands the answer to the browser to save. @throws ApiProblem */
export async function apiPostAndSave(
  path: string,
  { workspace, name }: { workspace?: string; name: string },
): Promise<void> {
  const response = await apiResponse(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(workspace === undefined ? {} : { 'mandate-workspace': workspace }),
    },
    body: '{}',
  });
  save(await response.blob(), name);
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
