import type { OutreachSequence } from '@/lib/practice-platform/outreach-sequences';

const signed = `Best regards
{{senderName}}

This message was written by an AI agent on behalf of {{senderName}}, who reads your reply.
If you would rather not hear from us: {{unsubscribeUrl}}`;

const signedInGerman = `Viele Grüße
{{senderName}}

Diese Nachricht hat ein KI-Agent im Auftrag von {{senderName}} verfasst (written by an AI agent). Ihre Antwort liest ein Mensch.
Wenn Sie nichts mehr von uns hören möchten: {{unsubscribeUrl}}`;

const step = (delayDays: number, subject: string, words: string, end = signed) => ({
  delayDays,
  subject,
  body: `${words}\n\n${end}`,
});

/** The sequences of the sample's gift and apparel company, written for four kinds of people. */
export const sampleSequences: readonly OutreachSequence[] = [
  {
    externalId: 'corporate-gifts',
    name: 'Corporate gifts',
    purpose: 'sales_outreach',
    language: 'en',
    audience: { seniorities: ['director', 'manager', 'staff', 'unknown'], segments: [], accountTiers: [] },
    isActive: true,
    steps: [
      step(
        0,
        'Gifts for the team at {{company|your company}}',
        `Hello {{firstName|there}},

you looked at our jackets and gift boxes this week, so I thought I would write.

We help companies choose gifts that people keep. You tell us the occasion, the number of people and the budget. We send three proposals with samples, and we pack and post each parcel to the address you name.

May I send you the three proposals that teams of your size choose most often?`,
      ),
      step(
        4,
        'How ordering for a whole team works',
        `Hello {{firstName|there}},

a short note on how it works, as sizes are what most people ask about first.

Everyone in your team receives a link, picks a size and a colour, and enters an address. You see the list, not the addresses. Exchanges go through us, so nobody has to collect parcels in your office.

If you give me a date, I can tell you by when we would need the list.`,
      ),
      step(
        7,
        'Shall I close this?',
        `Hello {{firstName|there}},

I have not heard from you, and that is fine. I will not write about this again.

If gifts become a topic later in the year, a reply to this message reaches me.`,
      ),
    ],
  },
  {
    externalId: 'corporate-gifts-executives',
    name: 'Corporate gifts for executives',
    purpose: 'sales_outreach',
    language: 'en',
    audience: { seniorities: ['board', 'c_suite', 'vp'], segments: [], accountTiers: [] },
    isActive: true,
    steps: [
      step(
        0,
        'A question about recognition at {{company|your company}}',
        `Dear {{firstName|colleague}},

people in your company looked at gifts for teams with us. Before we go into details with them, may I ask who decides about recognition on your side?

One name is enough. We will then write to that person only.`,
      ),
      step(
        10,
        'One page on how companies thank their teams',
        `Dear {{firstName|colleague}},

we have put on one page how companies of your size thank their teams: for which occasions, at what budget per person, and what they would do differently.

Shall I send it to you, or to a colleague?`,
      ),
    ],
  },
  {
    externalId: 'firmengeschenke',
    name: 'Firmengeschenke (German)',
    purpose: 'sales_outreach',
    language: 'de',
    audience: { seniorities: [], segments: [], accountTiers: [] },
    isActive: true,
    steps: [
      step(
        0,
        'Geschenke für das Team von {{company|Ihrem Unternehmen}}',
        `Guten Tag {{firstName|zusammen}},

Sie haben sich bei uns Jacken und Geschenkboxen angesehen, deshalb schreibe ich Ihnen.

Wir helfen Unternehmen bei Geschenken für ihre Teams. Sie nennen uns Anlass, Anzahl und Budget. Wir schicken Ihnen drei Vorschläge mit Mustern und versenden jedes Paket an eine Adresse Ihrer Wahl.

Darf ich Ihnen drei Vorschläge für ein Team Ihrer Größe senden?`,
        signedInGerman,
      ),
      step(
        5,
        'So läuft eine Bestellung für das ganze Team',
        `Guten Tag {{firstName|zusammen}},

noch ein Wort zum Ablauf, denn nach Größen wird oft zuerst gefragt.

Jede Person im Team bekommt einen Link und wählt Größe und Farbe selbst. Sie sehen eine Liste ohne Adressen. Ein Umtausch läuft über uns.

Wenn Sie mir ein Datum nennen, sage ich Ihnen, bis wann wir Ihre Liste brauchen.`,
        signedInGerman,
      ),
    ],
  },
  {
    externalId: 'season-news',
    name: 'News of the season',
    purpose: 'marketing',
    language: 'en',
    audience: { seniorities: [], segments: [], accountTiers: [] },
    isActive: true,
    steps: [
      step(
        0,
        'What is new this season',
        `Hello {{firstName|there}},

the winter range is in stock: two jackets from recycled wool, a gift box for small teams, and trail shoes in half sizes.

You can order samples of everything by replying to this message. They come with a return label.`,
      ),
      step(
        14,
        'The sizes that run out first',
        `Hello {{firstName|there}},

every year the same sizes go first: S and XXL. If you plan a team order before the holidays, send us the list of sizes early and we put them aside for two weeks.

Putting them aside costs nothing, and you can still change your mind.`,
      ),
    ],
  },
];
