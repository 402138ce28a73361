import type { SpaceSettings } from '../configuration.ts';
import { Page } from '../pages/page.tsx';
import type { Depositor } from '../registry/deposit-keys.ts';

export const SIGN_IN = '/connexion';
export const SIGN_OUT = '/deconnexion';

/** Where a territory shows its key to read a restricted space; it works without JavaScript. */
export function SignInPage({
  space,
  token,
  back,
  fault,
}: {
  space: SpaceSettings;
  token: string;
  /** Path to go to once signed in. */
  back: string;
  fault?: string | undefined;
}) {
  return (
    <Page space={space} title="Connexion" trail={[]}>
      <h1>Connexion</h1>
      <p className="fr-text--lead">Cet espace se lit avec la clé de votre territoire.</p>
      <form method="post" action={SIGN_IN} className="sign-in">
        <input type="hidden" name="jeton" value={token} />
        <input type="hidden" name="retour" value={back} />
        <div className={`fr-input-group${fault ? ' fr-input-group--error' : ''}`}>
          <label className="fr-label" htmlFor="cle">
            Clé de votre territoire
          </label>
          <p className="sign-in__hint" id="cle-aide">
            Elle commence par «&nbsp;cahiers-&nbsp;». C’est votre clé d’envoi, ou une clé de lecture que
            l’équipe de l’espace vous a remise.
          </p>
          <input
            className={`fr-input${fault ? ' fr-input--error' : ''}`}
            id="cle"
            name="cle"
            type="password"
            autoComplete="current-password"
            required
            maxLength={100}
            aria-describedby={fault ? 'cle-aide cle-erreur' : 'cle-aide'}
            aria-invalid={fault ? true : undefined}
          />
          {fault ? (
            <p className="sign-in__fault" id="cle-erreur" role="alert">
              {fault}
            </p>
          ) : null}
        </div>
        <button className="fr-btn" type="submit">
          Se connecter
        </button>
      </form>
      <p className="fr-text--sm fr-mt-4w">
        Vous restez connecté douze heures au plus sur ce navigateur. Un témoin de connexion (cookie) est posé
        pour cela seulement.
      </p>
    </Page>
  );
}

export function SignedInPage({
  space,
  token,
  reader,
}: {
  space: SpaceSettings;
  token: string;
  reader: Depositor;
}) {
  return (
    <Page space={space} title="Votre session" trail={[]}>
      <h1>Votre session</h1>
      <p className="fr-text--lead">
        Vous lisez cet espace au nom de{'\u00a0'}: {reader.name}.
      </p>
      <form method="post" action={SIGN_OUT} className="sign-in">
        <input type="hidden" name="jeton" value={token} />
        <button className="fr-btn" type="submit">
          Se déconnecter
        </button>
      </form>
      <p className="fr-mt-4w">
        <a className="fr-link" href="/">
          Aller à l’accueil
        </a>
      </p>
    </Page>
  );
}
