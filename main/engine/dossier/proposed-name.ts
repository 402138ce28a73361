/** Names of users that name nobody. */
const NOBODY =
  /^(root|admin\w*|administrat\w+|user\w*|utilisat\w+|owner|guest|invit[eé]|poste\w*|pc\w*|test\w*|default)$/i;

/** What the history calls whoever works until they say who they are. */
const UNNAMED = 'Coordination';

/** The name to propose to a user of the computer: « camille.le-goff » is Camille Le-Goff, « root » is nobody. */
export function proposedName(user: string): string {
  // « DOMAINE\camille.petit », « camille.petit@ac-poitiers.fr »
  const own = (user.split('\\').at(-1) ?? '').split('@')[0] ?? '';
  const words = own
    .replace(/\d+$/, '')
    .split(/[._\s]+/)
    .filter((word) => /^[\p{L}’'-]+$/u.test(word));
  if (words.length === 0 || NOBODY.test(words.join(''))) return UNNAMED;
  return words.map(capitalised).join(' ').slice(0, 120);
}

const capitalised = (word: string): string =>
  word.toLowerCase().replace(/(^|[-’'])\p{L}/gu, (letter) => letter.toUpperCase());
