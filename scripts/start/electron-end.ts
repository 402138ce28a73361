/**
 * What Electron writes when it cannot run, as Chromium and the systems word it: `setuid_sandbox_host.cc`,
 * `zygote_host_impl_linux.cc`, `ozone_platform_x11.cc`, `gpu_process_host.cc`; ld.so(8); `spawn` of Node.
 */
const SAID: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /No usable sandbox|SUID sandbox helper binary/,
    () =>
      'ce système refuse à Electron l’isolement qui protège l’ordinateur (Ubuntu, depuis 23.10, le réserve à ce qu’un paquet a installé). Pour une fenêtre, faites installer le paquet .deb de Cahiers',
  ],
  [
    /error while loading shared libraries: ([^\s:]+)/,
    (library) =>
      `il manque à Electron la bibliothèque ${library}. Faites installer le paquet du système qui la contient`,
  ],
  [/version `(GLIBCX*_[\d.]+)' not found/, () => 'ce système est trop ancien pour Electron'],
  [
    /Missing X server|cannot open display|Failed to connect to Wayland|platform failed to initialize/,
    () => 'Electron n’a pas pu ouvrir l’écran',
  ],
  [/GPU process isn't usable/, () => 'Electron n’a pas pu se servir de la carte graphique'],
  [
    /spawn .*EACCES|spawn EPERM|spawn UNKNOWN/,
    () => 'cet ordinateur interdit d’exécuter Electron à cet endroit',
  ],
  [/spawn .*(ENOENT|ENOEXEC|EBADARCH)/, () => 'Electron n’est pas fait pour cet ordinateur'],
];

/** Ends that Windows gives a program which it could not load: a missing DLL, or one that refused to begin. */
const NOT_LOADED = new Set([0xc000_0135, 0xc000_0142, 0xc000_007b]);

/** Why Electron ended, from what it wrote and its exit code or signal: a clause, and what to do where something can be done. */
export function electronEnd(written: string, end: number | NodeJS.Signals): string {
  for (const [pattern, say] of SAID) {
    const found = pattern.exec(written);
    if (found) return say(found[1] ?? '');
  }
  if (typeof end === 'number' && NOT_LOADED.has(end)) return 'il manque à Electron un composant de Windows';
  const last = written.trim().split('\n').at(-1)?.trim();
  return `Electron s’est arrêté (${end})${last ? `\u00a0: «\u00a0${last}\u00a0»` : ''}`;
}
