/**
 * The hash of every version of a prompt that was ever used. A line stays as it is: whoever changes a prompt raises its version and
 * adds a line, and every agent that uses it starts over.
 */
export const publishedPrompts: Readonly<Record<string, string>> = {
  'owner-note@1': '055a6aff51c09dfc18bc6c0ed37518a607c879a35ca2533ff74527f503777fa5',
  'outreach-email@1': 'dbcfe23a44747d466356b94c01d27c85168432885813b09eb082beb499b7a6ab',
  'reply-reading@1': '8a49b728ad0821e56ab2012f43c7df62360663e214adbd7ead370c1559e3a852',
};
