import { toast } from 'sonner';
import type { TestResult } from '@/lib/contracts/webhooks';
import { readProblem } from '../ui/problem';

/** Says how a test went; `taken` where it was taken. */
export async function sayTestResult(test: Promise<TestResult>, taken: string): Promise<void> {
  try {
    const { sent, error } = await test;
    if (sent) toast.success(taken);
    else toast.error('It was not taken', { description: error ?? 'There was no answer.' });
  } catch (error) {
    const { title, detail } = readProblem(error);
    toast.error(title, { description: detail });
  }
}
