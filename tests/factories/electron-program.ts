import { registerHooks } from 'node:module';

/** Runs the built desktop host over the stand-in for Electron: `node electron-program.ts [path/to/dossier.cahier]`. */
const standIn = new URL('electron-module.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
await import(standIn);
await import(new URL('../../out/main/electron.js', import.meta.url).href);
