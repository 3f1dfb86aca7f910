/** Days looked back on when it is learnt when people read and how often they answer. */
export const HABIT_DAYS = 180;
/** Days within which an answer counts to the contact before it. */
export const ANSWER_DAYS = 14;
