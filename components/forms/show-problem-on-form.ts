import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { readProblem } from '../ui/problem';

/** Puts a server's problem where a person looks: at the fields it names, the rest at `root`. */
export function showProblemOnForm<Values extends FieldValues, Output extends FieldValues>(
  form: Pick<UseFormReturn<Values, unknown, Output>, 'getValues' | 'setError'>,
  error: unknown,
): void {
  const fieldNames = Object.keys(form.getValues());
  let placed = 0;
  for (const { name, reason } of readInvalidParams(error)) {
    // `targets.0.id` belongs to the field `targets`; `body.name` is what the API calls `name`.
    const path = name.replace(/^body\./, '');
    if (!fieldNames.includes(path.split('.')[0] ?? '')) continue;
    form.setError(
      path as FieldPath<Values>,
      { type: 'server', message: reason },
      { shouldFocus: placed === 0 },
    );
    placed += 1;
  }
  const problem = readProblem(error);
  const sentences = [problem.detail ?? problem.title, problem.remedy].filter(Boolean).join(' ');
  if (placed === 0 || problem.remedy) form.setError('root', { type: 'server', message: sentences });
}

function readInvalidParams(error: unknown): { name: string; reason: string }[] {
  if (typeof error !== 'object' || error === null || !('invalidParams' in error)) return [];
  if (!Array.isArray(error.invalidParams)) return [];
  return error.invalidParams.filter(
    (param): param is { name: string; reason: string } =>
      typeof param?.name === 'string' && typeof param?.reason === 'string',
  );
}
