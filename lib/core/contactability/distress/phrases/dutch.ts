import type { PhraseGroup } from '../phrase';
import { asksToStop, complains, tellsOfTrouble } from './reasons';

const mail =
  'mail|mails|email|emails|berichten|bericht|nieuwsbrief|nieuwsbrieven|telefoontjes|reclame|sms|appjes';

export const dutch: readonly PhraseGroup[] = [
  {
    kind: 'unsubscribe',
    why: asksToStop,
    phrases: [
      'uitschrijven~|afmelden|uitschrijving|afmelding',
      'schrijf|meld me|mij|ons _4 uit|af',
      'verwijder|verwijderen|wis me|mij|mijn|ons|onze',
      'haal me|mij|mijn|ons _4 lijst|bestand|af|uit',
      'stop|stoppen|hou|houd|ophouden op? met _3 mailen|bellen|sturen|schrijven|spammen|appen|contact|lastigvallen|berichten',
      'hou|houd hiermee|daarmee|ermee? op met|hiermee|alsjeblieft',
      `geen enkele|verdere|e? ${mail} _1 meer`,
      'mail|bel|benader|contacteer|app|schrijf|stuur me|mij|ons niet|nooit|niets',
      'neem|nemen geen contact',
      'niet|nooit|niets meer mailen|bellen|benaderen|contacteren|lastigvallen|contact|ontvangen|sturen|schrijven|benaderd|gebeld|gemaild|horen',
      'laat me|mij|ons met|alsjeblieft rust|met rust?',
      `wil|wens|willen|wensen _1 geen _2 ${mail}|contact`,
      'trek mijn toestemming in',
      'maak bezwaar',
      'uit te schrijven',
      'af te melden',
      'uit de|jullie|uw|deze|je _1 lijst|mailinglijst|bestand|verzendlijst',
      'mijn|onze gegevens|email|emailadres|adres|naam|nummer _2 verwijderen|wissen|verwijderd',
      'zat|beu _1 van|mails|emails|berichten|jullie',
      'niet meer _2 mailen|gemaild|gebeld|benaderd|ontvangen|sturen',
    ],
  },
  {
    kind: 'unsubscribe',
    why: asksToStop,
    whole: true,
    phrases: [
      'graag|nu? stop|stoppen|afmelden|uitschrijven aub|nu|hiermee|alsjeblieft|graag?',
      'nee? bedankt|dank? u|je? ik|wij? heb|hebben? geen interesse',
    ],
  },
  {
    kind: 'complaint',
    why: complains,
    phrases: [
      'mijn|onze advocaat|advocaten|jurist',
      'klacht|klachten indienen|in|ingediend|bij|over',
      'dien|dienen een klacht',
      'aangifte doen|gedaan',
      'doe|doen aangifte',
      'autoriteit persoonsgegevens',
      'juridische stappen',
      'lastiggevallen|lastigvallen|intimidatie',
      'als spam gemeld|melden|markeren|gemarkeerd',
      'hoe|waar komen|komt|kom|heb|heeft u|je|jullie _1 aan mijn',
    ],
  },
  {
    kind: 'distress',
    why: tellsOfTrouble,
    phrases: [
      'is|zijn|plotseling|onlangs|gisteren _3 overleden|gestorven',
      'overleden|overlijden|begrafenis|uitvaart|crematie|sterfgeval',
      'lig|ligt|ben|is|zit _3 in het|een ziekenhuis',
      'heb|heeft|met kanker',
      'zelfmoord|chemotherapie|beroerte|hartaanval|miskraam',
      'ernstig|terminaal ziek',
    ],
  },
];
