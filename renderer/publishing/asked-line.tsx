import type { Asked } from './use-asked-spaces.ts';

/** Whether what is shown is what the spaces say at this moment, and a way to ask again. */
export function AskedLine({ asked: { running, answer, again } }: { asked: Asked }) {
  if (!answer && !running) return null;
  return (
    <p className="publishing__asked">
      <span role="status">{running ? 'L’espace est interrogé…' : sentence(answer?.unreached ?? [])}</span>{' '}
      {!running && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={again}>
          Interroger de nouveau
        </button>
      )}
    </p>
  );
}

function sentence(unreached: readonly string[]): string {
  if (unreached.length === 0) return 'Ce que dit l’espace est à jour.';
  const names = unreached.map((name) => `«\u00a0${name}\u00a0»`).join(', ');
  return `${names} ne répond pas\u00a0: voici ce qui était connu. Rien ne se perd.`;
}
