import { useEffect, useState } from 'react';
import type { OpenedDossier } from '../../shared/dossier/contract.ts';
import { weekdayAndDate } from '../../shared/text/dates.ts';
import { onConnection } from '../client/transport.ts';

/** What colours the whole window: a sample, a dossier that can only be read, an application that no longer answers. */
export function Banners({ dossier }: { dossier: OpenedDossier | null }) {
  const connected = useConnected();
  return (
    <>
      {!connected && (
        <div className="banner banner--error" role="alert">
          Cahiers ne répond plus. Ce qui est enregistré est à l’abri : relancez Cahiers, cette page reprendra
          seule.
        </div>
      )}
      {dossier?.readOnly && (
        <div className="banner banner--warning" role="status">
          Ce dossier ne peut être que consulté : son emplacement refuse l’écriture.
        </div>
      )}
      {dossier?.referenceDate && (
        <div className="banner" role="status">
          Dossier d’exemple : toutes les personnes sont inventées. Il vit au{' '}
          {weekdayAndDate(dossier.referenceDate)}.
        </div>
      )}
    </>
  );
}

function useConnected(): boolean {
  const [connected, setConnected] = useState(true);
  useEffect(() => onConnection(setConnected), []);
  return connected;
}
