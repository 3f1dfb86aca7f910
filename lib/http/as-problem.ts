import { newId } from '@/lib/platform/ids';
import { problemResponse } from './problem-response';

/** Any error of a route that does not answer JSON, as problem+json under a request id of its own. */
export const asProblem = (error: unknown): Response => problemResponse(error, newId('req'));
