import { isbot } from 'isbot';

/** Whether a user agent is in the list of known crawlers, monitors and tools. The empty one is in no list. */
export const isKnownBot = (userAgent: string): boolean => isbot(userAgent);
