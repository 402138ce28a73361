import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

export interface WebSettings {
  /** Folder of the dossiers made by default, of the preferences and of temporary files. */
  readonly dataFolder: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The dossier to open, by its folder or its file. */
  readonly dossier: string | undefined;
}

const HIGHEST_PORT = 65_535;

/** What the environment and the command line ask of the web host. Throws `bad-port`. */
export function webSettings(env: NodeJS.ProcessEnv, argv: readonly string[]): WebSettings {
  const written = env.CAHIERS_PORT || '0';
  const port = Number(written);
  if (!/^\d+$/.test(written) || port > HIGHEST_PORT) {
    throw new AppError(
      'bad-port',
      `CAHIERS_PORT vaut «\u00a0${written}\u00a0»\u00a0: donnez un numéro de port, de 0 (un port libre) à ${HIGHEST_PORT}.`,
    );
  }
  const dossier = argv.find((argument) => !argument.startsWith('-'));
  return {
    dataFolder: resolve(env.CAHIERS_DATA || join(homedir(), 'Cahiers')),
    port,
    dossier: dossier === undefined ? undefined : resolve(dossier),
  };
}
