/** Syllables as they are heard: groups of vowels, less a silent e. Close enough for a grade. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const heard = letters.replace(/(?:[^laeiouy]es|[^laeiouyt]ed|[^laeiouy]e)$/, (end) => end.slice(0, 1));
  return Math.max(1, heard.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** Flesch–Kincaid: the years of school it takes to read a text. */
export function readingGrade(text: string): number {
  const sentences = Math.max(1, text.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length);
  const words = text.split(/\s+/).filter((word) => /[a-z]/i.test(word));
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
