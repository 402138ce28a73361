/** What every document says of itself: its language and Cahiers, never who made it. */
export const METADATA = {
  language: 'fr',
  pdfVersion: '1.7',
  creator: 'Cahiers',
  producer: 'Cahiers',
} as const;
