/** The languages that can be told apart (`tone/guess-language.ts`). */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv'] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  nl: 'Dutch',
  pt: 'Portuguese',
  sv: 'Swedish',
};
