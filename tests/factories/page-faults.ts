/** What is wrong with the markup of a page of the space, in words; nothing when it is sound. */
export function pageFaults(page: string): string[] {
  const ids = matches(page, /\sid="([^"]+)"/g);
  const levels = matches(page, /<h([1-6])[\s>]/g).map(Number);
  const text = decoded(page.replace(/<head>.*<\/head>|<[^>]+>/gs, '\n'));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`),
    ...levels
      .filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
      .map((level) => `a title of level ${level} after a gap`),
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one main title']),
    ...matches(page, /\shref="#([^"]*)"/g)
      .filter((id) => !ids.includes(id))
      .map((id) => `no place named ${id}`),
    ...matches(page, /(<th(?=[\s>])(?![^>]* scope=)[^>]*>)/g),
    ...matches(page, /(<table[^>]*>(?!<caption>))/g),
    ...matches(text, /(\S* [:;!?»]|« \S*|\S*'\S*)/g).map((found) => `typography: ${found}`),
  ];
}

/** Paths of this site that a page leads to. */
export function linksOf(page: string): string[] {
  return matches(page, /<a [^>]*href="(\/[^"#]*)/g).map(decoded);
}

export const titleOf = (page: string): string => decoded(matches(page, /<title>(.*?)<\/title>/g)[0] ?? '');

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}
