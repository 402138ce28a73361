import { AppError } from '../../shared/errors.ts';

/** Why the application did not start, and what to do; undefined for what no one foresaw. */
export function startRefusal(
  error: unknown,
  place: { readonly dataFolder: string; readonly port?: number } | undefined,
): string | undefined {
  if (error instanceof AppError) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!place || code === undefined) return undefined;
  if (code === 'EADDRINUSE') {
    return `Le port ${place.port} est déjà pris, peut-être par Cahiers lui-même. Fermez ce qui l’occupe, ou donnez un autre port par CAHIERS_PORT.`;
  }
  if (syscall === 'listen') {
    return `Le port ${place.port} est refusé par le système. Donnez-en un autre par CAHIERS_PORT.`;
  }
  const folder = `«\u00a0${place.dataFolder}\u00a0»`;
  if (code === 'ENOSPC') {
    return `Le disque où se trouve ${folder} est plein. Libérez de la place, ou donnez un autre dossier par CAHIERS_DATA.`;
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) {
    return `Cahiers ne peut pas écrire dans ${folder}. Vérifiez que c’est un dossier où vous avez le droit d’écrire, ou donnez-en un autre par CAHIERS_DATA.`;
  }
  return undefined;
}
