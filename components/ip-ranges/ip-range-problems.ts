import { ApiProblem } from '@/lib/client/api';
import { readProblem } from '../ui/problem';

/** What is wrong with a file, line by line where that is known, and what to do. */
export function ipRangeProblems(error: unknown): string[] {
  const { title, detail, remedy } = readProblem(error);
  const lines =
    error instanceof ApiProblem
      ? error.invalidParams.map(({ name, reason }) => `${upperFirst(name.replace(/^text: /, ''))}: ${reason}`)
      : [];
  return [...(lines.length > 0 ? lines : [detail ?? title]), ...(remedy ? [remedy] : [])];
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
