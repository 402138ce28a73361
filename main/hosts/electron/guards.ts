import type { Session, Shell, WebContents, WebContentsWillFrameNavigateEventParams } from 'electron';
import { isOwn, isOwnFile, outsideAddress } from './origin.ts';

/** Denies every permission that a page may ask for (camera, location, notifications…), but writing to the clipboard. */
export function denyPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_, permission, answer) => answer(isAllowed(permission)));
  session.setPermissionCheckHandler((_, permission) => isAllowed(permission));
  session.setDevicePermissionHandler(() => false);
}

/** Milliseconds after a key or a click during which a page acts for whoever made it (HTML, « transient activation »). */
const GESTURE = 5000;

interface GuardParts {
  readonly shell: Pick<Shell, 'openExternal'>;
  /** Milliseconds, of any clock that goes forward. */
  readonly now: () => number;
}

/**
 * Keeps a window on its own screens. A link that leads outside goes to the system’s browser or mail, once for each click
 * or key: a screen that was taken over tells nothing to the outside by itself.
 */
export function guardNavigation(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { shell, now }: GuardParts,
): void {
  let gestureAt = Number.NEGATIVE_INFINITY;
  contents.on('input-event', (_, { type }) => {
    if (type === 'mouseDown' || type === 'keyDown' || type === 'rawKeyDown' || type === 'touchStart') {
      gestureAt = now();
    }
  });
  const openOutside = (address: string) => {
    const outside = outsideAddress(address);
    if (outside === undefined || now() - gestureAt > GESTURE) return;
    gestureAt = Number.NEGATIVE_INFINITY;
    void shell.openExternal(outside);
  };
  // Hears the main frame too.
  contents.on('will-frame-navigate', (event) => {
    if (isOwn(event.url) || isViewer(event)) return;
    event.preventDefault();
    if (event.isMainFrame) openOutside(event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** The identifier of Chromium’s own viewer of PDF (extensions/common/constants.h, `kPdfExtensionId`). */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** Since Electron 41, a PDF is shown by a frame of Chromium’s viewer inside the frame that has its address. */
function isViewer({ url, isMainFrame, frame }: WebContentsWillFrameNavigateEventParams): boolean {
  return !isMainFrame && url.startsWith(PDF_VIEWER) && isOwnFile(frame?.parent?.url ?? '');
}
