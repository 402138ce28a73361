/** « 1,4 Mo »: a number of bytes for a reader. */
export function sizeInWords(bytes: number): string {
  const units = ['octets', 'ko', 'Mo', 'Go'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(bytes / 1000 ** power);
  return `${value}\u00a0${units[power]}`;
}

/** « 1 personne », « 1 204 personnes »: a count and what is counted, agreed. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')}\u00a0${count < 2 ? one : many}`;
}
