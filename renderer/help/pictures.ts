import type { PictureName } from './picture-names.ts';

const FILES = import.meta.glob<string>('./pictures/*.png', { eager: true, query: '?url', import: 'default' });

/** The address of a picture, among the files of the screens. */
export const pictureAddress = (name: PictureName) => FILES[`./pictures/${name}.png`];
