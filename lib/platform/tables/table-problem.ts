import { AppError } from '@/lib/core/shared/app-error';

/** Why a table can't be read at all, and what its owner can do. A row that can't be read is no problem but a reject. */
export function tableProblem(detail: string, remedy: string): AppError {
  return new AppError('invalid_request', { detail, remedy });
}

export const tooLarge = (detail: string, remedy: string): AppError =>
  new AppError('payload_too_large', { detail, remedy });
