/** The words of a column's name, in lower case: `property_hs_createdDate`, `Created Date` and `created-date` alike. */
export function wordsOf(column: string): string {
  return column
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/^propert(y|ies)[._ ]+|__c$|_c$/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^hs /, '');
}
