import { useState } from 'react';
import type { Remedy } from '../../shared/backups/contract.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextInput } from '../components/inputs.tsx';
import { PassphraseInput } from '../protection/passphrase-input.tsx';
import { contentInWords, inWords } from './words.ts';
import './backups.css';
import { Button } from '../components/button.tsx';

/** A dossier that is refused, and what opens it when it is protected. */
export interface Refused {
  readonly folder: string;
  readonly passphrase?: string;
  readonly recoveryCode?: string;
}

/** Offers to mend a damaged dossier from its backups, with the exact price of each. */
export function RepairButton({ refused }: { refused: Refused }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="fr-link fr-ml-1w" onClick={() => setAsking(true)}>
        Réparer avec une sauvegarde
      </button>
      {asking && <RepairDialog refused={refused} onClose={() => setAsking(false)} />}
    </>
  );
}

/** What is said beside what was typed. */
const WRONG = ['passphrase-wrong', 'code-mistyped'];

function RepairDialog({ refused: first, onClose }: { refused: Refused; onClose: () => void }) {
  const [refused, setRefused] = useState(first);
  const { data, error } = useAnswer('backups.remedies', refused);
  const repair = useJob('backups.repair');
  const isLocked = error && ['passphrase-needed', ...WRONG].includes(error.code);
  return (
    <Dialog title="Réparer avec une sauvegarde" onClose={onClose}>
      {error && !isLocked && <Alert>{error.message}</Alert>}
      {isLocked && (
        <SecretForm
          wrong={WRONG.includes(error.code) ? error.message : undefined}
          onGive={(secret) => setRefused({ folder: first.folder, ...secret })}
        />
      )}
      {repair.error && <Alert>{repair.error.message}</Alert>}
      {!data && !error && <p role="status">Lecture des sauvegardes…</p>}
      {data?.length === 0 && (
        <p>
          Aucune sauvegarde de ce dossier ne peut être reprise. Si vous en avez une copie sur une clé USB,
          ouvrez cette copie.
        </p>
      )}
      {data && data.length > 0 && (
        <>
          <p>Les fichiers abîmés seront gardés à part. Choisissez d’où repartir&nbsp;:</p>
          <ul className="backup__remedies">
            {data.map((remedy) => (
              <li key={remedy.name}>
                <p className="fr-mb-1v">
                  <strong>Sauvegarde du {inWords(remedy.madeAt)}</strong>
                  <br />
                  {contentInWords(remedy.counts)}.
                </p>
                <p className="fr-mb-1w">{priceOf(remedy)}</p>
                <Button
                  type="button"
                  className="fr-btn fr-btn--sm"
                  waiting={repair.running}
                  onClick={() => void repair.start({ ...refused, name: remedy.name }).catch(() => undefined)}
                >
                  Repartir de celle-ci
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {repair.running && <p role="status">Réparation en cours…</p>}
    </Dialog>
  );
}

/** What opens the backups of a protected dossier, which was refused before it was asked for. */
function SecretForm({
  wrong,
  onGive,
}: {
  wrong: string | undefined;
  onGive: (secret: Omit<Refused, 'folder'>) => void;
}) {
  const [forgotten, setForgotten] = useState(false);
  const [typed, setTyped] = useState('');
  const field = { value: typed, error: wrong, onChange: setTyped };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onGive(forgotten ? { recoveryCode: typed } : { passphrase: typed });
      }}
    >
      <p>Les sauvegardes de ce dossier sont protégées comme lui.</p>
      {forgotten ? (
        <TextInput key="code" label="Code de secours" name="recoveryCode" autoFocus {...field} />
      ) : (
        <PassphraseInput key="passphrase" label="Phrase de passe" name="passphrase" {...field} />
      )}
      <div className="dialog__actions">
        <button type="submit" className="fr-btn" disabled={typed === ''}>
          Lire les sauvegardes
        </button>
        <button
          type="button"
          className="fr-btn fr-btn--tertiary"
          onClick={() => {
            setForgotten(!forgotten);
            setTyped('');
          }}
        >
          {forgotten ? 'Donner la phrase de passe' : 'J’ai oublié la phrase de passe'}
        </button>
      </div>
    </form>
  );
}

/** What mending from a backup costs, exactly. */
function priceOf({ lost, recovered, lastChangeAt, missingFiles }: Remedy): string {
  const kept =
    recovered > 0
      ? `${counted(recovered, 'action faite depuis y sera ajoutée', 'actions faites depuis y seront ajoutées')}. `
      : '';
  const files =
    missingFiles > 0
      ? ` ${counted(missingFiles, 'fichier joint manquera', 'fichiers joints manqueront')}.`
      : '';
  if (lost === 0) return `${kept}Rien de ce que vous avez saisi ne sera perdu.${files}`;
  const since = lastChangeAt ? ` Ce qui a été fait après le ${inWords(lastChangeAt)} sera à refaire.` : '';
  if (lost === null) return `${kept}On ne peut pas savoir combien d’actions manqueront.${since}${files}`;
  return `${kept}${counted(lost, 'action sera perdue', 'actions seront perdues')}.${since}${files}`;
}
