import type { ColumnType } from './guess-type';

type Meaning = {
  /** Matches the words of the column's name. */
  words: RegExp;
  /** A target of a mapping; `person.ids[crm]` and the like are completed by whoever maps. */
  target: string;
  types?: readonly ColumnType[];
  confidence: number;
};
const is = (words: string) => new RegExp(`^(${words})$`);

/**
 * What columns are called in exports of CRM, mail and ad platforms, in English and, for the plainest, German, French and Spanish.
 * The first that fits counts.
 */
export const columnMeanings: readonly Meaning[] = [
  {
    words: is(
      '(e ?)?mail( ?address| ?adresse)?|emailaddress|email 1|primary email|work email|business email|recipient( email)?|user email|contact email|correo( electrónico)?|adresse e ?mail|courriel',
    ),
    target: 'person.email',
    types: ['email'],
    confidence: 0.98,
  },
  { words: /^/, target: 'person.email', types: ['email'], confidence: 0.6 },
  {
    words: is('first ?name|given ?name|vorname|prénom|prenom|nombre'),
    target: 'person.firstName',
    confidence: 0.95,
  },
  {
    words: is('last ?name|surname|family ?name|nachname|nom|nom de famille|apellidos?'),
    target: 'person.lastName',
    confidence: 0.95,
  },
  {
    words: is('full ?name|contact name|person name|display name|lead name'),
    target: 'person.name',
    confidence: 0.9,
  },
  {
    words: is('job ?title|title|position|funktion|berufsbezeichnung|poste|cargo'),
    target: 'person.title',
    types: ['text'],
    confidence: 0.8,
  },
  {
    words: is(
      '(mobile |work |business )?(phone|telephone|tel)( ?number)?|mobile|mobilephone|telefon(nummer)?|téléphone|teléfono',
    ),
    target: 'person.phone',
    confidence: 0.9,
  },
  {
    words: is('(mailing |billing )?(country( code)?|land|pays|país)'),
    target: 'person.countryCode',
    types: ['country', 'text'],
    confidence: 0.85,
  },
  {
    words: is('language|preferred language|locale|sprache|langue|idioma'),
    target: 'person.language',
    confidence: 0.8,
  },
  { words: is('time ?zone'), target: 'person.timeZone', confidence: 0.85 },
  { words: is('region|territory'), target: 'person.region', confidence: 0.7 },
  {
    words: is('(has )?opted out( of email)?|email ?opt ?out|unsubscribed|do not email|email unsubscribed'),
    target: 'optOut',
    types: ['boolean', 'number'],
    confidence: 0.9,
  },
  {
    words: is('anonymous id|visitor id|client id|cookie id|device id'),
    target: 'person.ids[anonymous]',
    confidence: 0.9,
  },
  { words: is('user id|customer id|member id|subscriber id'), target: 'person.ids[user]', confidence: 0.85 },
  {
    words: is('contact id|lead id|person id|who id|vid|prospect id'),
    target: 'person.ids[crm]',
    confidence: 0.85,
  },
  { words: is('email (sha ?256|hash)|hashed email'), target: 'person.ids[email_hash]', confidence: 0.9 },
  {
    words: is('(company|account|organi[sz]ation) id|group id'),
    target: 'account.externalId',
    confidence: 0.85,
  },
  {
    words: is(
      '(company|account|organi[sz]ation)( ?name)?|firma|unternehmen|société|entreprise|empresa|employer',
    ),
    target: 'account.name',
    types: ['text'],
    confidence: 0.85,
  },
  {
    words: is('((company|account) )?(domain|website|web site|homepage|url)( name)?|company url'),
    target: 'account.domain',
    types: ['url', 'text'],
    confidence: 0.8,
  },
  { words: is('industry|branche|sector'), target: 'account.industry', types: ['text'], confidence: 0.85 },
  {
    words: is(
      '(number of )?employees|numberofemployees|employee count|company size|headcount|mitarbeiter(zahl)?',
    ),
    target: 'account.employees',
    types: ['number'],
    confidence: 0.85,
  },
  {
    words: is('event( name)?|event type|action|activity( type)?'),
    target: 'event',
    types: ['text'],
    confidence: 0.85,
  },
  { words: is('campaign( id| name)?|kampagne'), target: 'campaign.externalId', confidence: 0.85 },
  {
    words: is('day|date|report date|datum|tag|month'),
    target: 'day',
    types: ['date', 'time'],
    confidence: 0.8,
  },
  {
    words: is('spend|cost|amount spent|media cost|kosten|ausgaben|cost in (usd|local currency)'),
    target: 'spend',
    types: ['money', 'number'],
    confidence: 0.9,
  },
  {
    words: is('revenue|conversions? value|umsatz|purchase value'),
    target: 'revenue',
    types: ['money', 'number'],
    confidence: 0.85,
  },
  { words: is('impressions|impr|impressionen'), target: 'impressions', types: ['number'], confidence: 0.95 },
  {
    words: is('clicks|link clicks|inline link clicks|klicks'),
    target: 'clicks',
    types: ['number'],
    confidence: 0.95,
  },
  {
    words: is('conversions|results|conversionen'),
    target: 'conversions',
    types: ['number'],
    confidence: 0.9,
  },
  {
    words: is('(page |landing page )?(url|link|location)'),
    target: 'page.url',
    types: ['url'],
    confidence: 0.7,
  },
  { words: is('referr?er( url)?'), target: 'page.referrer', confidence: 0.8 },
  { words: is('user ?agent'), target: 'device.userAgent', confidence: 0.9 },
  { words: is('ip( address)?|client ip( address)?'), target: 'device.ip', confidence: 0.85 },
  {
    words: is('message id|event id|activity id|uuid|guid|transaction id'),
    target: 'messageId',
    confidence: 0.8,
  },
  {
    words: is(
      'updated( at| on| time)?|last ?modified( ?date| at| time)?|lastmodifieddate|modified( at| date| time)?|system modstamp|geändert( am)?',
    ),
    target: 'occurredAt',
    types: ['time', 'date'],
    confidence: 0.95,
  },
  {
    words: is(
      'occurred at|timestamp|event time|event timestamp|sent at|received at|activity date|time|date time|datetime|zeitpunkt|zeit|original timestamp',
    ),
    target: 'occurredAt',
    types: ['time', 'date'],
    confidence: 0.9,
  },
  {
    words: is('created( at| on| date| time)?|createdate|createddate|create date|erstellt( am)?'),
    target: 'occurredAt',
    types: ['time', 'date'],
    confidence: 0.85,
  },
];
