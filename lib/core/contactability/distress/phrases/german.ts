import type { PhraseGroup } from '../phrase';
import { asksToStop, complains, tellsOfTrouble } from './reasons';

const mail =
  'mail|mails|email|emails|nachricht|nachrichten|anrufe|anruf|werbung|newsletter|sms|post|kontaktaufnahme|angebote';
const relative =
  'mutter|vater|frau|mann|sohn|tochter|bruder|schwester|kollege|kollegin|chef|oma|opa|kind|partner|partnerin';

export const german: readonly PhraseGroup[] = [
  {
    kind: 'unsubscribe',
    why: asksToStop,
    phrases: [
      'abbestellen~|abbestelle|austragen|abbestellung',
      'mich|uns|newsletter|hiermit|bitte _2 abmelden|abmeldung',
      'melde|melden|meldet sie|ihr? mich|uns _5 ab',
      'trage|tragen|tragt|trag sie|ihr? mich|uns _6 aus',
      'nehmen|nimm|nehmt|losch|losche|loschen|loeschen|streich|streiche|streichen|entfern|entferne|entfernen|lassen _2 mich|uns|meine|unsere|mein|meinen|unseren',
      'aus dem|ihrem|eurem|deinem|der|ihrer|eurer|diesem|dieser _1 verteiler|verteilerliste|mailingliste|liste|newsletter|datenbank',
      `keine|keinen|kein|keinerlei weiteren|weitere|mehr|einzige|solchen|e _1 ${mail}`,
      `keine|keinen e? ${mail} _1 mehr`,
      `horen|hoeren|hor|hort sie|ihr|bitte? _1 auf|damit`,
      'lassen|lass|lasst sie|ihr|bitte? mich|uns _2 ruhe|frieden',
      'kontaktieren|kontaktiere|schreiben|schreib|rufen|ruf|mailen|belastigen|belastige|storen sie|ihr|bitte? mich|mir|uns _2 nicht|nie',
      'nicht|nie|nimmer mehr|wieder|langer|weiter kontaktier*|angeschrieben|anschreiben|anrufen|angerufen|schreiben|belastigt|belastigen|zusenden|erhalten|bekommen',
      `mochte|moechte|will|wollen|wunsche|wunschen|mochten _2 keine|keinen|nicht _3 mehr|${mail}|kontaktiert`,
      'widerspreche|widersprechen|widerrufe|widerrufen|widerspruch|widerruf ich|wir|der|hiermit|gegen|meine|meiner|die',
      'unterlassen sie|es',
      'mich|uns|adresse|daten|namen _3 zu loschen|loeschen|streichen|entfernen|austragen|loeschen',
      'mich|uns _2 auszutragen|abzumelden',
      `kein|keine|keinen ${mail} bitte|danke|erwunscht|gewunscht`,
      'nichts mehr _2 von|horen|hoeren|wissen|zusenden|zuschicken|schicken|senden|bekommen',
      'bitte|bitten loschen|loeschen|abmelden|entfernen|streichen|austragen',
      'kein|keinerlei interesse an|mehr _2 mails|emails|mail|weiteren|weiterem|ihrem|ihren|euren|newsletter|angeboten|werbung',
      'senden|schicken|sendet|schickt|schick|sende sie|ihr|bitte? mir|uns _3 nichts|keine|keinen|nicht',
      'kein|keinen|keinerlei weiteren|weiterer? kontakt mehr|bitte|gewunscht|erwunscht',
      'genug|satt|leid von|mit|diese|ihre|eure|diesen|ihren _2 mails|emails|nachrichten|anrufe|anrufen|werbung|spam',
      'aus|von|in ihrer|eurer|ihrem|eurem|ihren _2 gestrichen|geloscht|geloescht|entfernt|streichen|loschen|loeschen|entfernen|austragen',
    ],
  },
  {
    kind: 'unsubscribe',
    why: asksToStop,
    whole: true,
    phrases: [
      'bitte|sofort? stop|stopp|aufhoren|abmelden|schluss|abmeldung bitte|damit|jetzt?',
      'nein? danke? ich|wir? habe|haben? leider? kein|keinerlei interesse danke?',
    ],
  },
  {
    kind: 'complaint',
    why: complains,
    phrases: [
      'mein|meinem|meinen|unser|unserem|unseren anwalt|rechtsanwalt|anwalte',
      'abmahnung|abmahnen|strafanzeige|unterlassungserklarung|unterlassungsklage|bundesnetzagentur',
      'anzeige erstatten|erstatte|erstattet',
      'erstatte|erstatten|stelle|stellen _2 anzeige|strafanzeige',
      'zur anzeige bringen|gebracht',
      'zeige|zeigen ich|wir? sie|euch|dich an',
      'beschwere|beschwerde|beschwerden mich|uns|bei|einreichen|einlegen|uber',
      'mich|uns|werde|werden _2 beschweren',
      'datenschutzbehorde|datenschutzbeauftragte|datenschutzbeauftragten|datenschutzverstoss|aufsichtsbehorde',
      'verklage|verklagen sie|euch|dich',
      'rechtliche|juristische schritte',
      'belastigung|belastigungen',
      'unerlaubte|unverlangte|unerwunschte werbung',
      'woher haben|habt|hast sie|ihr|du meine|unsere',
      'als spam melden|gemeldet|markieren|markiert',
    ],
  },
  {
    kind: 'distress',
    why: tellsOfTrouble,
    phrases: [
      `meine|mein|unser|unsere|ihr|ihre|sein|seine ${relative} _4 gestorben|verstorben|tot|verschieden`,
      'ist|sind|gestern|leider|plotzlich|bin _3 verstorben|gestorben',
      'todesfall|trauerfall|beerdigung|beisetzung|sterbefall',
      'liege|liegt|bin|ist|musste|muss|befinde|war _4 im|ins|auf krankenhaus|spital|klinikum|intensivstation',
      'habe|hat|an|gegen krebs',
      'schlaganfall|herzinfarkt|fehlgeburt|selbstmord|suizid*|chemotherapie',
      'mich umbringen',
      'mir das leben nehmen',
      'schwer|unheilbar|todkrank erkrankt|krank',
    ],
  },
];
