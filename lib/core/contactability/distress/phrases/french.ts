import type { PhraseGroup } from '../phrase';
import { asksToStop, complains, tellsOfTrouble } from './reasons';

const mail =
  'mail|mails|email|emails|message|messages|courriel|courriels|appel|appels|newsletter|newsletters|sms|publicite|publicites';

export const french: readonly PhraseGroup[] = [
  {
    kind: 'unsubscribe',
    why: asksToStop,
    phrases: [
      'desabonner~|desabonnez|desabonne|desabonnement|desinscrire|desinscrivez|desinscription|desinscris',
      'retirez|enlevez|supprimez|effacez|rayez|retire|enleve|otez moi|nous|mon|ma|mes|notre|nos',
      'retirer|supprimer|effacer|enlever _2 mon|ma|mes|notre|nos',
      'de votre|vos|ta|cette|la liste|listes|base|fichier|fichiers',
      'arretez|arrete|cessez|cesse|stoppez de|d|vos|ces|les|tout|toute|denvoyer|dappeler|decrire|immediatement',
      'ne me|nous contactez|ecrivez|appelez|derangez|sollicitez|relancez|contacte|ecris|envoyez plus|pas|jamais',
      'ne mecrivez|menvoyez|mappelez|mecris|menvoie plus|pas|jamais',
      'ne plus me|etre|recevoir|mecrire|menvoyer|nous|mappeler',
      'ne? veux|souhaite|souhaitons|desire|voulons|voudrais|veut plus|pas|ne _2 recevoir|etre|vos|entendre|contact|contacte|de',
      `plus|assez de|aucun|dautres ${mail}`,
      'laissez|laisse|fichez|foutez moi|nous tranquille|tranquilles|en|la paix?',
      'moppose|opposition au|a _2 traitement|prospection|demarchage',
      'retire|retirer mon consentement',
      'me|nous retirer|supprimer|desinscrire|enlever|rayer|radier',
      'arreter|cesser|stopper de|d|vos|ces|les|tout|toute|denvoyer|dappeler|decrire',
      'assez|marre|ras de|le vos|tes|ces|recevoir|bol|votre',
      'ne plus _1 contacter|recevoir|ecrire|appeler|envoyer|solliciter|relancer',
    ],
  },
  {
    kind: 'unsubscribe',
    why: asksToStop,
    whole: true,
    phrases: [
      'stop|arret|arretez|assez svp|merci|maintenant?',
      'non? merci? je|nous? ne? suis|sommes? pas interesse|interessee|interesses merci?',
    ],
  },
  {
    kind: 'complaint',
    why: complains,
    phrases: [
      'mon|notre|nos|mes avocat|avocats|avocate',
      'porter|porte|portons|depose|deposer|deposerai|porterai une? plainte',
      'cnil',
      'harcelement|harceler|harcelez',
      'poursuites|poursuivre|action judiciaires|judiciaire|justice|en',
      'signaler|signale|signalerai|signalons _3 spam|cnil|autorites|police',
      'comment|ou avez vous? _2 obtenu|eu|trouve mon|mes|notre|mon adresse|numero|coordonnees',
    ],
  },
  {
    kind: 'distress',
    why: tellsOfTrouble,
    phrases: [
      'est|sont|vient|venons|a|nous mort|morte|morts|decede|decedee|decedes|quittes',
      'deces|mort de|du|dans mon|ma|notre|la|pere|mari',
      'est decede|decedee',
      'obseques|deuil|enterrement',
      'suis|est|etait|sommes|toujours|actuellement a lhopital',
      'hospitalise|hospitalisee|soins intensifs',
      'un|du|le cancer',
      'chimiotherapie|suicide|suicider|avc|infarctus',
      'perdu mon|ma pere|mere|mari|femme|fils|fille|frere|soeur|emploi',
      'arret maladie',
      'vient|viennent|venait|allait de mourir|deceder',
    ],
  },
];
