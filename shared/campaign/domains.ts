/**
 * A domain that a campaign lists, in small letters: `education.example`, or with a star that stands for letters, digits and
 * hyphens of a label, `ac-*.fr`. What is only a star begins it, before two other labels at least: nobody lists a whole country.
 */
export const PUBLIC_DOMAIN =
  /^(?:\*\.(?=[^.]+\.[^.]+))?(?:(?!\*?\.)(?!-)[a-z0-9-]*\*?[a-z0-9-]*(?<!-)\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** What tells whether an e-mail address is under one of these domains. */
export function underDomains(domains: readonly string[]): (address: string) => boolean {
  const patterns = domains.map(
    (domain) => new RegExp(`@${domain.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9-]+')}$`, 'i'),
  );
  return (address) => patterns.some((pattern) => pattern.test(address));
}
