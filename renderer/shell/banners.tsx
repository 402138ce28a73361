import { useEffect, useState } from 'react';
import type { DossierPlace, OpenedDossier } from '../../shared/dossier/contract.ts';
import { weekdayAndDate } from '../../shared/text/dates.ts';
import { counted } from '../../shared/text/numbers.ts';
import { onSilence } from '../client/call.ts';
import { onConnection } from '../client/transport.ts';

/** What colours the whole window: a sample, a dossier that can only be read, an application that no longer answers. */
export function Banners({ dossier }: { dossier: OpenedDossier | null }) {
  const connected = useHeard(onConnection, true);
  const silent = useHeard(onSilence, false);
  return (
    <>
      {connected && silent && (
        <div className="banner banner--error" role="alert">
          Cahiers attend, sans doute un disque qui ne répond pas{'\u00a0'}: ce que vous avez saisi reste
          affiché, et sera enregistré dès qu’il répondra. Laissez cette fenêtre ouverte, et vérifiez que le
          disque, ou le réseau, est bien branché.
        </div>
      )}
      {!connected && (
        <div className="banner banner--error" role="alert">
          Cahiers ne répond plus. Ce qui est enregistré est à l’abri{'\u00a0'}: attendez un instant, cette
          page reprend seule s’il répond. Sinon, relancez Cahiers, qui s’ouvrira dans une nouvelle page.
        </div>
      )}
      {dossier?.warnings.map((warning) => (
        <div key={warning} className="banner banner--error" role="alert">
          {warning}
        </div>
      ))}
      {dossier?.readOnly && dossier.warnings.length === 0 && (
        <div className="banner banner--warning" role="status">
          Ce dossier ne peut être que consulté{'\u00a0'}: son emplacement refuse l’écriture.
        </div>
      )}
      {dossier && <PlaceBanners place={dossier.place} />}
      {dossier && dossier.missingFiles > 0 && (
        <div className="banner banner--warning" role="status">
          {counted(dossier.missingFiles, 'fichier joint manque', 'fichiers joints manquent')}&nbsp;: ce
          dossier a peut-être été copié à moitié. À l’écran «&nbsp;Sauvegardes&nbsp;», «&nbsp;Tout
          vérifier&nbsp;» remettra ceux dont il y a un double.
        </div>
      )}
      {dossier?.referenceDate && (
        <div className="banner" role="status">
          Dossier d’exemple{'\u00a0'}: toutes les personnes sont inventées. Il vit au{' '}
          {weekdayAndDate(dossier.referenceDate)}.
        </div>
      )}
    </>
  );
}

/** What is wrong with where the dossier lies; that it is synchronised is said in Réglages, since many are for good. */
function PlaceBanners({ place: { conflictCopies, network } }: { place: DossierPlace }) {
  const names = conflictCopies.map((name) => `«\u00a0${name}\u00a0»`).join(', ');
  return (
    <>
      {conflictCopies.length > 0 && (
        <div className="banner banner--warning" role="status">
          Ce dossier a été modifié sur deux ordinateurs à la fois. Cahiers montre l’original{'\u00a0'}; à côté
          se trouve aussi {names}. Vérifiez que rien ne manque, puis rangez ailleurs ce qui est en double.
        </div>
      )}
      {network && (
        <div className="banner banner--warning" role="status">
          Ce dossier est sur un emplacement du réseau{'\u00a0'}: si la connexion se coupe, plus rien ne
          s’enregistre. Fermez-le et copiez-le sur cet ordinateur avant d’y travailler.
        </div>
      )}
    </>
  );
}

/** The latest that was told. */
function useHeard(hear: (listener: (value: boolean) => void) => () => void, before: boolean): boolean {
  const [heard, setHeard] = useState(before);
  useEffect(() => hear(setHeard), [hear]);
  return heard;
}
