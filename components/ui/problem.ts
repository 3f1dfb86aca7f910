/** What a person needs to know of an error. Read from anything thrown; problem+json errors carry all of it. */
export type ProblemView = {
  title: string;
  detail?: string;
  remedy?: string;
  code?: string;
  requestId?: string;
};

/** Reads an unknown error structurally: an ApiProblem, a plain Error, or neither. */
export function readProblem(error: unknown): ProblemView {
  if (typeof error !== 'object' || error === null) {
    return { title: 'Something went wrong', detail: typeof error === 'string' ? error : undefined };
  }
  const fields = error as Record<string, unknown>;
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const title = text('title');
  return {
    title: title ?? 'Something went wrong',
    detail: text('detail') ?? (title ? undefined : text('message')),
    remedy: text('remedy'),
    code: text('code'),
    requestId: text('requestId') ?? text('digest'),
  };
}
