import { expect, it } from 'vitest';
import { electronEnd } from '../../../../scripts/start/electron-end.ts';

const SANDBOX =
  'ce système refuse à Electron l’isolement qui protège l’ordinateur (Ubuntu, depuis 23.10, le réserve à ce qu’un paquet a installé). Pour une fenêtre, faites installer le paquet .deb de Cahiers';

// As Chromium, ld.so and Node word them.
it.each<[string, number | NodeJS.Signals, string]>([
  [
    '[9:1130/163124.4:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I’m aborting now.\n#0 0x55d0c0c2a1b2\n',
    'SIGTRAP',
    SANDBOX,
  ],
  [
    '[9:1130/1.2:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc:128] No usable sandbox! If you are running on Ubuntu 23.10+',
    'SIGTRAP',
    SANDBOX,
  ],
  [
    '/dist/electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory\n',
    127,
    'il manque à Electron la bibliothèque libnss3.so. Faites installer le paquet du système qui la contient',
  ],
  [
    "/dist/electron: /lib/libc.so.6: version `GLIBC_2.34' not found (required by /dist/electron)",
    1,
    'ce système est trop ancien pour Electron',
  ],
  [
    '[9:1130/1.2:ERROR:ui/ozone/platform/x11/ozone_platform_x11.cc:249] Missing X server or $DISPLAY\n[9:1130/1.2:ERROR:ui/aura/env.cc:257] The platform failed to initialize.  Exiting.\n',
    1,
    'Electron n’a pas pu ouvrir l’écran',
  ],
  ['Error: spawn /dist/electron EACCES', 0, 'cet ordinateur interdit d’exécuter Electron à cet endroit'],
  ['Error: spawn /dist/electron ENOENT', 0, 'Electron n’est pas fait pour cet ordinateur'],
  ['', 0xc0000135, 'il manque à Electron un composant de Windows'],
  ['one\n  the last  \n\n', 'SIGSEGV', 'Electron s’est arrêté (SIGSEGV)\u00a0: «\u00a0the last\u00a0»'],
  ['', 3, 'Electron s’est arrêté (3)'],
])('reads %j', (written, end, reason) => {
  expect(electronEnd(written, end)).toBe(reason);
});
