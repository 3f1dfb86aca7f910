/** What the name a browser gives itself says about it. `unknown` is one that reads like none of these. */
export type UserAgentSign = 'empty' | 'headless' | 'tool' | 'outdated' | 'browser' | 'unknown';

const headless = /headless|phantomjs|puppeteer|playwright|selenium|webdriver|cypress|electron-prerender/i;
const tools =
  /^(?:curl|wget|python|java|go-http|okhttp|axios|node|ruby|perl|libwww|apache-http|postman|httpie)/i;
const outdated = /\bMSIE \d|Trident\/\d|\bNetscape\b/;
/** Below these main versions browsers renew themselves or no longer open most sites: who still names one rarely is a person. */
const oldestVersions: readonly (readonly [pattern: RegExp, oldest: number])[] = [
  [/\b(?:Chrome|CriOS)\/(\d{1,4})\./, 80],
  [/\b(?:Firefox|FxiOS)\/(\d{1,4})\./, 78],
  [/\bVersion\/(\d{1,4})(?:\.\d+)* (?:Mobile\/\S+ )?Safari\//, 12],
];

/** Reads a user agent. The text is judged, never repeated. */
export function userAgentSign(userAgent: string): UserAgentSign {
  const text = userAgent.trim();
  if (text === '' || text === '-') return 'empty';
  if (headless.test(text)) return 'headless';
  if (tools.test(text)) return 'tool';
  if (outdated.test(text)) return 'outdated';
  for (const [pattern, oldest] of oldestVersions) {
    const version = pattern.exec(text)?.[1];
    if (version !== undefined) return Number(version) < oldest ? 'outdated' : 'browser';
  }
  return 'unknown';
}
