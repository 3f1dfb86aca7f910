/** A sentence that speaks of campaigns and connections by id, with their names instead. */
export function nameIds(sentence: string, names: readonly { id: string; name: string }[]): string {
  return names.reduce(
    (text, { id, name }) => text.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), () => `“${name}”`),
    sentence,
  );
}
