import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accountsIn } from './accounts-in';
import { watchAccounts } from './watched-accounts';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/data');
const isHere = existsSync(folder);
if (!isHere) console.warn('SKIPPED: the names of 503 real companies, because the collection is not here.');

const textOf = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const companies = () =>
  z
    .array(z.object({ Symbol: z.string(), Security: z.string() }))
    .parse(parse(textOf('firmographics/sp500_constituents.csv'), { columns: true }))
    .map(({ Symbol: externalId, Security: name }) => ({
      externalId,
      name,
      domain: `${externalId.toLowerCase().replace('.', '-')}.example`,
    }));

describe.skipIf(!isHere)('the names of 503 real companies', () => {
  it('are found where they are said, the ambiguous ones with their domain', () => {
    const all = companies();
    const watched = watchAccounts(all);
    const found = (url: (domain: string) => string | null) =>
      all.filter(({ externalId, name, domain }) =>
        accountsIn(`Shares of ${name} rise`, url(domain), watched).some(
          (one) => one.externalId === externalId,
        ),
      ).length;
    const alone = found(() => null);
    console.info(`Found by the name alone: ${alone} of ${all.length} companies.`);
    expect(all.length).toBeGreaterThan(490);
    expect(alone / all.length).toBeGreaterThan(0.9);
    expect(found((domain) => `https://${domain}/news`)).toBe(all.length);
  });

  it('are hardly ever found in real messages and slogans, which are about other things', () => {
    const watched = watchAccounts(companies());
    const messages = textOf('brandsafety/SMSSpamCollection.tsv')
      .split('\n')
      .flatMap((line) => line.split('\t')[1] ?? []);
    const slogans = z
      .array(z.object({ Slogan: z.string() }))
      .parse(parse(textOf('brandsafety/slogans_brands.csv'), { columns: true }))
      .map(({ Slogan }) => Slogan);
    const texts = [...messages, ...slogans];
    const mentions = texts.flatMap((text) => accountsIn(text, null, watched));
    console.info(
      `Mentions in ${texts.length} texts: ${mentions.map(({ externalId }) => externalId).join(' ')}.`,
    );
    expect(texts.length).toBeGreaterThan(6000);
    // Coca-Cola, Hasbro, Hershey and twice Nasdaq are meant in them.
    expect(mentions.length).toBeLessThanOrEqual(5);
  });
});
