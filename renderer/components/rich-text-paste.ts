/**
 * What is pasted, without what the closed schema has no place for and the content policy refuses aloud: styles, pictures
 * and what Word writes for itself alone. The editor reads the rest, and keeps what its schema knows.
 */
export function withoutForm(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(style|script|xml|head|title)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(
      /<\/?(?:img|picture|source|video|audio|iframe|object|embed|link|meta|svg|math|input|\w+:\w+)\b[^<>]*>/gi,
      '',
    )
    .replace(/<\w[^<>]*>/g, (tag) =>
      tag.replace(/\s(?:style|background|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*)/gi, ''),
    );
}
