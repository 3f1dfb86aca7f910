/** What a source that is not believed says is worth no more than this. */
export const DISTRUSTED_QUALITY = 0.05;
