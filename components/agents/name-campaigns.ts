/** A sentence that names campaigns by id, with their names instead. */
export function nameCampaigns(sentence: string, campaigns: readonly { id: string; name: string }[]): string {
  return campaigns.reduce(
    (text, { id, name }) => text.replaceAll(new RegExp(`(campaign )?\\b${id}\\b`, 'g'), `“${name}”`),
    sentence,
  );
}
