/** Which surges are asked for, as query strings: server and browser must write them alike. */
export const OPEN_SURGES = 'status=open';
export const ALL_SURGES = 'status=open%2Cdismissed%2Cacted';
