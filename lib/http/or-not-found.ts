import { notFound } from 'next/navigation';
import { AppError } from '@/lib/core/shared/app-error';

/** For pages: shows the page for what does not exist when a query says so. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
