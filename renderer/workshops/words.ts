/** The places left in a workshop: « complet », « 3 places », « 2 de trop ». */
export function placesInWords(placesLeft: number | null): string {
  if (placesLeft === null) return 'sans limite';
  if (placesLeft < 0) return `${-placesLeft} de trop`;
  if (placesLeft === 0) return 'complet';
  return placesLeft === 1 ? '1 place' : `${placesLeft} places`;
}
