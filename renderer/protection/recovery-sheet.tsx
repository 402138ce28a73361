import { useState } from 'react';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { useToday } from '../client/today.ts';
import { TextInput } from '../components/inputs.tsx';

/** A recovery code as it is printed: its six groups, each with its rank. */
export function RecoverySheet({ code }: { code: string }) {
  const today = useToday();
  const name = useAnswer('dossier.current', null).data?.name ?? '';
  return (
    <>
      <div className="recovery-sheet">
        <p className="fr-h5">Code de secours</p>
        <p className="recovery-sheet__printed">
          Dossier «&nbsp;{name}&nbsp;», le {dateInWords(today)}. Ce code ouvre le dossier si sa phrase de
          passe est oubliée&nbsp;: gardez cette feuille en lieu sûr, loin de l’ordinateur.
        </p>
        <ol className="recovery-sheet__code">
          {code.split('-').map((group, index) => (
            <li key={group}>
              <span className="recovery-sheet__rank">{index + 1}.</span> {group}
            </li>
          ))}
        </ol>
      </div>
      <button type="button" className="fr-btn fr-btn--secondary fr-mt-2w" onClick={() => window.print()}>
        Imprimer la feuille
      </button>
    </>
  );
}

/** Which two groups are asked for: those that nobody looks at first. */
const ASKED = [1, 4] as const;

/** Whether the code was copied: two of its groups, as they are on paper. */
export function useCopiedCode(code: string) {
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const groups = code.split('-');
  const isRight = (index: number) => (typed[index] ?? '').trim().toUpperCase() === groups[index];
  const isWrong = (index: number) => (typed[index] ?? '').trim().length >= 5 && !isRight(index);
  const fields = ASKED.map((index) => (
    <TextInput
      key={index}
      label={`Groupe n°\u00a0${index + 1} de la feuille`}
      name={`group-${index + 1}`}
      value={typed[index] ?? ''}
      error={isWrong(index) ? 'Ce groupe n’est pas celui de la feuille.' : undefined}
      onChange={(group) => setTyped((before) => ({ ...before, [index]: group }))}
    />
  ));
  return { fields, isCopied: code !== '' && ASKED.every(isRight) };
}
