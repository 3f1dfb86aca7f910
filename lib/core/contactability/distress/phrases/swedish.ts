import type { PhraseGroup } from '../phrase';
import { asksToStop, complains, tellsOfTrouble } from './reasons';

const mail = 'mail|mejl|mailen|mejlen|meddelanden|utskick|samtal|sms|reklam|nyhetsbrev|epost';

export const swedish: readonly PhraseGroup[] = [
  {
    kind: 'unsubscribe',
    why: asksToStop,
    phrases: [
      'avregistrera~|avregistrering|avprenumerera|avanmala|avanmalan',
      'avsluta min? prenumeration|prenumerationen',
      'ta|stryk bort? mig|oss|min|mina|mitt|var|vara',
      'radera|plocka bort? mig|min|mina|mitt|oss',
      'sluta|slutar att? maila|mejla|skicka|ringa|skriva|kontakta|spamma|stora|messa|smsa|hora',
      `inga|inte fler|mer|flera|ytterligare ${mail}`,
      'kontakta|maila|mejla|ring|skriv|stor mig|oss|inte|aldrig _1 inte|aldrig|mig|oss|mer',
      `vill|onskar inte|ej _2 ha|fa|bli|langre|ta _3 ${mail}|kontaktad|kontaktade|mer|uppringd`,
      'lamna|lat mig|oss _1 ifred|fred|vara',
      'aterkallar mitt samtycke',
      'ta|stryk|plocka bort _3 listan|lista|registret|utskick|utskicken',
      'trott|less pa _2 mail|mejl|reklam|era|er',
      'vill inte _3 mail|mejl|utskick|nyhetsbrev|kontakt|kontaktas',
    ],
  },
  {
    kind: 'unsubscribe',
    why: asksToStop,
    whole: true,
    phrases: [
      'snalla? stop|stopp|sluta|avsluta nu|tack|genast?',
      'nej? tack? jag|vi? ar? inte intresserad|intresserade tack?',
    ],
  },
  {
    kind: 'complaint',
    why: complains,
    phrases: [
      'min|var|vara advokat|advokater|jurist|jurister',
      'polisanmal*|klagomal|integritetsskyddsmyndigheten|trakasser*',
      'anmala|anmaler|anmalt er|det|detta|dig',
      'stamma|stammer er|dig',
      'rattsliga atgarder',
      'hur|var har|fick ni|du fatt? tag? pa? min|mitt|mina',
    ],
  },
  {
    kind: 'distress',
    why: tellsOfTrouble,
    phrases: [
      'gatt|gick bort',
      'avled|avlidit|avliden|dodsfall|begravning|begravningen',
      'min|mitt|var|vart pappa|mamma|fru|man|son|dotter|bror|syster|kollega|chef|mormor|farmor|morfar|farfar _2 dog|dott|dod',
      'ligger|ar|lag|lagd|inlagd _2 pa sjukhus|sjukhuset|intensiven',
      'har|fatt|mot cancer',
      'sjalvmord|cellgifter|hjartinfarkt|missfall',
      'svart|allvarligt sjuk',
    ],
  },
];
