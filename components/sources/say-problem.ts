import { toast } from 'sonner';
import { readProblem } from '../ui/problem';

/** Says in a toast why a change was not made. */
export function sayProblem(error: unknown): void {
  const { title, detail, remedy } = readProblem(error);
  toast.error(title, { description: [detail, remedy].filter(Boolean).join(' ') });
}
