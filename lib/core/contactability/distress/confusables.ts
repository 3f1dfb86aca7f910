/** Letters of other scripts that look like Latin ones, as pairs. What NFKD takes apart (full width, bold, accents) needs none. */
const pairs =
  'аaвbсcԁdеeғfһhіiјjкkӏlмmнhоoрpԛqрpѕsтtцuѵvѡwхxуyзz' + // Cyrillic
  'αaβbεeηnιiκkνvοoρpτtυuχxωwγyσo' + // Greek
  'օoսuոnցgհhԱuѕsᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz' + // Armenian, small capitals
  'øođdłlıiħhŧtðd';

const letters = Array.from(pairs);
const lookAlikes = new Map<string, string>();
for (let i = 0; i + 1 < letters.length; i += 2) lookAlikes.set(letters[i] ?? '', letters[i + 1] ?? '');
lookAlikes.set('ß', 'ss').set('æ', 'ae').set('œ', 'oe');

/** The Latin letters a character stands for, in lower case and without accents; nothing for marks and what can't be seen. */
export function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 128) return character.toLowerCase();
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase()) {
    if (/[\p{M}\p{Cf}\u115f\u1160\u3164]/u.test(part)) continue;
    folded += lookAlikes.get(part) ?? part;
  }
  return folded;
}
