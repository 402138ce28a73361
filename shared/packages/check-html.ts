/** What `data/synthesis.html` may be made of: the elements and attributes that Cahiers writes, and nothing active. */
const ELEMENTS = new Set(
  (
    'html head meta title style body header main footer section article nav h1 h2 h3 h4 p ul ol li dl dt dd a strong em ' +
    'br table caption thead tbody tfoot tr th td time div span abbr small'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  'lang charset name content href rel scope class id datetime start title colspan'.split(' '),
);
const META_NAMES = new Set(['viewport', 'author', 'description', 'generator']);
/** Only what the HTML parser takes for a space parts attributes; `\s` is more. */
const TAG = /^<(\/?)([a-z][a-z0-9]*)((?:[ \t\n]+[a-z-]+(?:="[^"<>]*")?)*)[ \t\n]*\/?>$/;
/** Characters of a tag that Cahiers may write; a longer one would exhaust the expression above. */
const LONGEST_TAG = 4000;
/** In styles: any function, since several fetch (`url`, `image-set`), an import, an escape that hides one of them. */
const REACHING_STYLE = /[\w-]\(|@import|\\/i;
/** By an escape character, a page that is UTF-8 here may be read in another encoding elsewhere, and say otherwise. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/;
const LINK = /^(https?:\/\/|mailto:|#)/i;

/**
 * The first thing in a page that a reader’s browser should not be given, or null: an element, attribute or address
 * outside a short list (scripts, frames, forms, images, event attributes, remote styles).
 */
export function htmlFault(html: string): string | null {
  if (CONTROL.test(html.replaceAll('\r\n', '\n'))) return 'un caractère de commande';
  const text = html.replace(/^\ufeff?<!doctype html>/i, '');
  let inStyle = false;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = text.indexOf('>', at) + 1;
    const match = end > at && end - at <= LONGEST_TAG ? TAG.exec(text.slice(at, end)) : null;
    if (!match) return text.slice(at, at + 30);
    const [whole, slash = '', name = '', attributes = ''] = match;
    if (inStyle && !(slash && name === 'style')) return whole;
    if (!ELEMENTS.has(name)) return whole;
    const fault = slash ? null : attributeFault(name, attributes);
    if (fault) return fault;
    at += whole.length;
    inStyle = name === 'style' && !slash;
    if (inStyle) {
      const styles = text.slice(at, text.indexOf('<', at));
      if (REACHING_STYLE.test(styles)) return 'une feuille de style qui appelle l’extérieur';
    }
  }
  return null;
}

function attributeFault(element: string, attributes: string): string | null {
  const values = new Map<string, string>();
  for (const [whole, name = '', value = ''] of attributes.matchAll(/([a-z-]+)(?:="([^"<>]*)")?/g)) {
    // Of two, browsers take the first.
    if (!ATTRIBUTES.has(name) || values.has(name)) return whole;
    values.set(name, value);
  }
  const href = values.get('href');
  if (href !== undefined && (element !== 'a' || !LINK.test(href))) return `href="${href.slice(0, 60)}"`;
  if (element === 'meta') {
    const name = values.get('name');
    const charset = values.get('charset');
    const known = charset?.toLowerCase() === 'utf-8' || (name !== undefined && META_NAMES.has(name));
    if (!known || (charset !== undefined && name !== undefined)) return '<meta>';
  }
  return null;
}
