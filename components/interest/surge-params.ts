/** Which surges are asked for, as query strings: server and browser must write them alike. */
export const OPEN_SURGES = 'status=open';
export const ALL_SURGES = 'status=open%2Cdismissed%2Cacted';
/** Those of one account, a few at a time. */
export const surgesOf = (accountId: string): string => `account=${encodeURIComponent(accountId)}&limit=3`;
