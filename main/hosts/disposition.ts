/** The Content-Disposition of a file (RFC 6266), whose name may hold anything (RFC 8187, section 3.2). */
export function dispositionOf(name: string, isShown: boolean): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`;
}
