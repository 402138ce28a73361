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

/** Why the web host did not start, and what to do; undefined for what no one foresaw. */
export function startRefusal(error: unknown, settings: WebSettings | undefined): string | undefined {
  if (error instanceof AppError) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!settings || code === undefined) return undefined;
  if (code === 'EADDRINUSE') {
    return `Le port ${settings.port} est déjà pris, peut-être par Cahiers lui-même. Fermez ce qui l’occupe, ou donnez un autre port par CAHIERS_PORT.`;
  }
  if (syscall === 'listen') {
    return `Le port ${settings.port} est refusé par le système. Donnez-en un autre par CAHIERS_PORT.`;
  }
  const folder = `«\u00a0${settings.dataFolder}\u00a0»`;
  if (code === 'ENOSPC') {
    return `Le disque où se trouve ${folder} est plein. Libérez de la place, ou donnez un autre dossier par CAHIERS_DATA.`;
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) {
    return `Cahiers ne peut pas écrire dans ${folder}. Vérifiez que c’est un dossier où vous avez le droit d’écrire, ou donnez-en un autre par CAHIERS_DATA.`;
  }
  return undefined;
}
