import { type FormEvent, useState } from 'react';
import type { TypedPerson } from '../../shared/personal-data/contract.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Alert } from '../components/alert.tsx';
import { TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { HandOrErase } from './hand-or-erase.tsx';
import { HeldList } from './held-list.tsx';

/** Someone whom the dossier names without a card: what it says of them, to hand over or to erase. */
export function NamedPerson({ readOnly }: { readOnly: boolean }) {
  const [typed, setTyped] = useState<TypedPerson>({ familyName: '', givenName: '' });
  const [sought, setSought] = useState<TypedPerson>();
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (typed.familyName.trim() !== '') setSought(typed);
  };
  return (
    <>
      <h3 className="fr-h6 fr-mt-3w">Quelqu’un qui n’a pas de fiche</h3>
      <p>
        Animateur, rapporteur, contact, pilote, ou venu pour un autre&nbsp;: Cahiers cherche son nom dans tous
        les textes, l’historique et les documents joints.
      </p>
      <form onSubmit={search} className="named-person">
        <TextInput
          label="Son prénom"
          value={typed.givenName}
          onChange={(givenName) => setTyped({ ...typed, givenName })}
        />
        <TextInput
          label="Son nom"
          value={typed.familyName}
          onChange={(familyName) => setTyped({ ...typed, familyName })}
        />
        <button type="submit" className="fr-btn fr-btn--secondary">
          Chercher partout
        </button>
      </form>
      {sought && <Named key={JSON.stringify(sought)} person={sought} readOnly={readOnly} />}
    </>
  );
}

function Named({ person, readOnly }: { person: TypedPerson; readOnly: boolean }) {
  const { data, error } = useAnswer('personalData.ofNamed', person);
  const list = useJob('personalData.exportNamed');
  const erase = useJob('personalData.eraseNamed');
  const name = `${person.givenName} ${person.familyName}`.trim();
  const hand = async () => {
    const file = await list.start(person).catch(() => undefined);
    if (file) saveFile(file);
  };
  const eraseNow = async () => {
    const done = await erase.start(person).catch(() => undefined);
    if (done) notify('Les textes qui nomment encore cette personne sont listés en haut de l’écran.');
  };
  return (
    <section aria-label={name}>
      {error && <Alert>{error.message}</Alert>}
      <p role="status">
        {data?.length === 0
          ? `Aucun texte ne nomme ${name}.`
          : data && counted(data.length, 'texte semble la nommer.', 'textes semblent la nommer.')}
      </p>
      <JobStatus job={list} />
      <JobStatus job={erase} />
      {data && data.length > 0 && (
        <>
          <HandOrErase
            listing={list.running}
            onHand={hand}
            title={'Effacer ce nom pour de bon\u00a0?'}
            question={
              <>
                Le nom partira de l’historique, de la corbeille, de ce qui est en cours de saisie et des
                sauvegardes, qui seront remplacées par une nouvelle. Les textes qui le disent encore seront
                listés en haut de l’écran, et il s’y efface d’un bouton. Rien ne s’annule.
              </>
            }
            disabled={readOnly}
            waiting={erase.running}
            onErase={eraseNow}
          >
            Effacer ce nom
          </HandOrErase>
          <HeldList held={data} />
        </>
      )}
    </section>
  );
}
