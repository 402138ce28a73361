import type { SpaceSettings } from '../configuration.ts';

/** « au service qui publie ce site (contact@…) », after « adressez-vous » or « écrivez ». */
export function Contact({ space: { contact } }: { space: SpaceSettings }) {
  if (!contact) return 'au service qui publie ce site';
  return (
    <>
      au service qui publie ce site (<a href={`mailto:${contact}`}>{contact}</a>)
    </>
  );
}
