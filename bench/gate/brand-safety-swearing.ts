/**
 * Strong English swear words by a list of our own, in plain or masked spelling: what the profanity check is measured against
 * must not come from the list it works with.
 */
const strong =
  /(?<![a-z])(?:(?:mother|cluster|bull|horse|dip|ass|dumb)?(?:f[u*@#]+c?k|sh[i1!*@#]+t|b[i1!*@#]+tch|c[u*@#]nt)[a-z]*|assh[o0*]le[a-z]*|d[i1!*]ckhead[a-z]*|bastards?|whores?|sluts?|fag(?:got)?s?|pussy|twats?|wankers?|pricks?)(?![a-z])/i;

export const isStrongSwearing = (text: string): boolean => strong.test(text);
