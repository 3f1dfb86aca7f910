import type { PhraseGroup } from '../phrase';
import { asksToStop, complains, tellsOfTrouble } from './reasons';

const mail = 'email|emails|mails|mensagem|mensagens|ligacao|ligacoes|chamadas|publicidade|sms|spam';

export const portuguese: readonly PhraseGroup[] = [
  {
    kind: 'unsubscribe',
    why: asksToStop,
    phrases: [
      'descadastrar~|descadastre|descadastrem|desinscrever|desinscreva|desinscrevam|descadastramento',
      'cancelar|cancele|cancelem _2 inscricao|assinatura|subscricao',
      'remova|removam|remover|retire|retirem|retirar|exclua|excluam|excluir|apague|apaguem|tire|tirem me|meu|meus|minha|nosso|nossos|o',
      'da|de vossa|sua|vossas|suas lista|listas|base',
      'parem|pare|para|deixem|deixe de me? envi*|escrev*|lig*|mand*|contat*|contact*|incomod*|encher|perturb*',
      'nao me|nos? enviem|envie|mandem|mande|liguem|ligue|escrevam|escreva|contatem|contactem|contate|contacte|incomodem|incomode|perturbem',
      'nao quero|desejo|queremos|pretendo|gostaria _2 receber|ser|mais|que|saber',
      `chega|mais|sem de|nenhum|mais ${mail}`,
      'deixem|deixe|deixa|me|nos me|nos|deixe|deixem em paz',
      'retiro|revogo o? meu? consentimento',
      'sair|saia|saiam|tirar|remover da|desta|dessa|de lista|mailing|newsletter',
      'me tirem|tire|removam|remova|retirem|retire|excluam|exclua|descadastrem|descadastre',
      'cansado|cansada|farto|farta de _1 receber|tantos|emails|mensagens',
      'ja nao quero|desejo|queremos',
    ],
  },
  {
    kind: 'unsubscribe',
    why: asksToStop,
    whole: true,
    phrases: [
      'por? favor? pare|parem|chega|sair|stop|basta ja|obrigado|obrigada?',
      'nao? obrigado|obrigada? nao tenho|temos|estou interesse|interessado|interessada obrigado|obrigada?',
    ],
  },
  {
    kind: 'complaint',
    why: complains,
    phrases: [
      'meu|minha|nosso|nossos advogado|advogada|advogados',
      'vou|vamos|irei processar|denunciar|processa|denuncia|reclamar',
      'denunciar|denuncia|queixa|reclamacao no|na|a|ao|contra|formal',
      'apresentar|fazer|registrar|abrir uma? queixa|reclamacao|denuncia',
      'procon|anpd|cnpd|assedio|assediando',
      'medidas legais|judiciais',
      'como|onde|quem conseguiram|conseguiu|obtiveram|obteve|deu o|lhe|lhes? meu|o',
    ],
  },
  {
    kind: 'distress',
    why: tellsOfTrouble,
    phrases: [
      'faleceu|falecimento|faleceram|velorio|enterro',
      'morreu|morreram',
      'estou|esta|estamos de|em luto',
      'estou|esta|continuo|continua _2 no|num|em hospital',
      'internado|internada|hospitalizado|hospitalizada uti|no|na|com|em',
      'tenho|tem|com cancro|cancer',
      'quimioterapia|suicid*|infarto|derrame',
      'perdi|perdemos o|a? meu|minha|nosso|nossa pai|mae|marido|mulher|esposa|filho|filha|irmao|irma|emprego',
    ],
  },
];
