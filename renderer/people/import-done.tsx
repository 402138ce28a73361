import { useState } from 'react';
import { Link } from 'wouter';
import type { AppError } from '../../shared/errors.ts';
import type { ImportResult } from '../../shared/people/import.ts';
import { call } from '../client/call.ts';
import { saveFile } from '../client/save-file.ts';
import { Alert } from '../components/alert.tsx';
import type { Import } from './use-import.ts';

/** What was done, what was set aside, and the ways on. */
export function ImportDone({ list, result }: { list: Import; result: ImportResult }) {
  const [undone, setUndone] = useState(false);
  const [failure, setFailure] = useState('');
  const { faulty } = result;
  const { meetingId } = list.choices;
  const undo = async () => {
    try {
      await call('history.undo', { sequence: list.undoable });
      setUndone(true);
    } catch (error) {
      setFailure((error as AppError).message);
    }
  };
  return (
    <>
      {undone ? (
        <Alert severity="info">L’import est annulé{'\u00a0'}: le dossier est comme avant.</Alert>
      ) : (
        <Alert severity="success">{doneInWords(result)}</Alert>
      )}
      {faulty && <p>{setAsideInWords(result.setAside)}</p>}
      {failure && <Alert>{failure}</Alert>}
      <div className="form__actions">
        <Link href={meetingId ? `/rencontres/${meetingId}/inscriptions` : '/personnes'} className="fr-btn">
          {meetingId ? 'Voir les inscriptions' : 'Voir les personnes'}
        </Link>
        {faulty && (
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => saveFile(faulty)}>
            Télécharger les lignes écartées
          </button>
        )}
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={list.startAgain}>
          Importer une autre liste
        </button>
        {!undone && list.undoable !== null && (
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => void undo()}>
            Annuler l’import
          </button>
        )}
      </div>
    </>
  );
}

function doneInWords({ added, updated, registered, cancelled }: ImportResult): string {
  const part = (count: number, one: string, several: string) =>
    count === 0 ? [] : [`${count.toLocaleString('fr-FR')} ${count === 1 ? one : several}`];
  const parts = [
    ...part(added, 'personne ajoutée', 'personnes ajoutées'),
    ...part(updated, 'personne mise à jour', 'personnes mises à jour'),
    ...part(registered, 'personne inscrite', 'personnes inscrites'),
    ...part(cancelled, 'inscription annulée', 'inscriptions annulées'),
  ];
  return parts.length === 0 ? 'Cette liste n’a rien changé au dossier.' : `C’est fait : ${parts.join(', ')}.`;
}

function setAsideInWords(lines: number): string {
  return lines === 1
    ? 'Une ligne a été mise de côté. Le fichier ci-dessous la contient, avec le motif : corrigez-la dedans, puis importez-le.'
    : `${lines.toLocaleString('fr-FR')} lignes ont été mises de côté. Le fichier ci-dessous les contient, avec le motif de chacune : corrigez-les dedans, puis importez-le.`;
}
