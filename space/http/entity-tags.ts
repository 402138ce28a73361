/** Whether `If-None-Match` names a tag; it compares weakly (RFC 9110 §13.1.2). */
export function holdsTag(header: string | undefined, tag: string): boolean {
  const strong = (one: string) => one.trim().replace(/^W\//, '');
  return header?.split(',').some((one) => strong(one) === strong(tag)) ?? false;
}
