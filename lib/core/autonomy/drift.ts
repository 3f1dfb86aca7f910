/** Of the newest so many outcomes that were judged … */
export const DRIFT_WINDOW = 20;
/** … so many wrong ones mean that the agent no longer does what it was trusted for. */
export const DRIFT_WRONG = 5;

/** Whether an agent has drifted from what it was trusted for, by its judged outcomes of one kind and segment, the newest first. */
export const hasDrifted = (verdicts: readonly ('right' | 'wrong')[]): boolean =>
  verdicts.slice(0, DRIFT_WINDOW).filter((verdict) => verdict === 'wrong').length >= DRIFT_WRONG;
