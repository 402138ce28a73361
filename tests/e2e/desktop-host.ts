import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page, Request, Route } from 'playwright/test';
import { connect } from '../factories/rpc.ts';
import { preloadScript } from './desktop-page.ts';

const PROGRAM = join(import.meta.dirname, '../factories/electron-program.ts');
const OWN = 'app://cahiers';
const VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai';
/** Where the stand-in serves what stands for Chromium’s viewer of PDF. */
const VIEWER_PATH = '/pdf-viewer/';

/** What the host did that is seen outside its window. */
export interface Done {
  readonly did: readonly [what: string, value: unknown][];
  readonly openedOutside: readonly string[];
  /** Other computers that the application tried to reach. */
  readonly reached: readonly string[];
  /** Addresses of what was printed. */
  readonly printed: readonly string[];
  /** How many times each window was shown; whether it is maximised. */
  readonly shown: readonly number[];
  readonly maximized: readonly boolean[];
}

/** The desktop host at work over the stand-in for Electron, and the page that is its window. */
export class Desktop {
  readonly #context: BrowserContext;
  readonly #child: ReturnType<typeof fork>;
  readonly #call: ReturnType<typeof connect>;
  readonly #onPage: (page: Page) => void;
  readonly #answers = new Map<string, unknown[]>();
  readonly #asked: [dialog: string, options: unknown][] = [];
  readonly #outside: string[] = [];
  #origin = '';
  #page: Page | undefined;
  #window = -1;
  /** The address that the host itself loads: nothing may prevent it. */
  #loading: string | undefined;
  #shown = Promise.withResolvers<void>();

  private constructor(
    context: BrowserContext,
    dataFolder: string,
    argv: readonly string[],
    onPage: (page: Page) => void,
  ) {
    this.#context = context;
    this.#onPage = onPage;
    this.#child = fork(PROGRAM, argv, {
      env: { ...process.env, CAHIERS_DATA: dataFolder, NODE_OPTIONS: '' },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#call = connect(
      {
        send: (message) => this.#child.connected && this.#child.send(message as object),
        on: (event, hear) => this.#child.on(event, hear),
      },
      {
        serves: (port: number) => {
          this.#origin = `http://127.0.0.1:${port}`;
        },
        load: (window: number, address: string) => this.#load(window, address),
        hear: (_window: number, channel: string, value: unknown) => this.#hear(channel, value),
        reload: () => this.#reload(),
        crash: () => this.#crash(),
        destroy: (window: number) => (window === this.#window ? this.#page?.close() : undefined),
        ask: (dialog: string, options: unknown) => this.#ask(dialog, options),
        ends: () => undefined,
      },
    );
  }

  static async start(
    context: BrowserContext,
    dataFolder: string,
    onPage: (page: Page) => void,
    argv: readonly string[] = [],
  ): Promise<Desktop> {
    const desktop = new Desktop(context, dataFolder, argv, onPage);
    const ended = once(desktop.#child, 'exit').then(([code]) => {
      const said = desktop.#asked.flatMap(([dialog, words]) => (dialog === 'showErrorBox' ? [words] : []));
      throw new Error(`the desktop host ended at once (${code}): ${said.join(' ')}`);
    });
    ended.catch(() => undefined);
    await Promise.race([desktop.#shown.promise, ended]);
    return desktop;
  }

  /** The window, as it is now: a screen that crashed has another page after it is shown again. */
  get page(): Page {
    if (!this.#page) throw new Error('the window is not there');
    return this.#page;
  }

  /** Dialogs that were shown, with their options. */
  get asked(): readonly [dialog: string, options: unknown][] {
    return this.#asked;
  }

  /** Addresses beyond this computer that a page asked for. */
  get outside(): readonly string[] {
    return this.#outside;
  }

  /** Prepares what the user does in the next dialog of a kind. */
  answer(dialog: 'showOpenDialog' | 'showMessageBox' | 'showSaveDialog', answer: unknown): void {
    this.#answers.set(dialog, [...(this.#answers.get(dialog) ?? []), answer]);
  }

  async done(): Promise<Done> {
    return (await this.#call('did')) as Done;
  }

  /** Clicks an item of the menu bar. */
  async menu(...labels: string[]): Promise<void> {
    await this.#call('click', labels, false);
  }

  /** Labels of the menu bar, or of the last menu of a right click. */
  async menuLabels({ inContext = false } = {}): Promise<unknown> {
    return this.#call('menuLabels', inContext);
  }

  /** What the system tells the application, its window or its page; answers whether the application prevents it. */
  async tell(
    whom: 'app' | 'window' | 'contents' | 'power',
    event: string,
    ...values: unknown[]
  ): Promise<unknown> {
    if (whom === 'app') return this.#call('app', event, ...values);
    if (whom === 'power') return this.#call('power', event);
    if (whom === 'window') return this.#call('window', this.#window, event);
    return this.#call('contents', this.#window, event, values[0] ?? {});
  }

  async set(what: 'choice' | 'drawsPdf' | 'maximized', value: unknown): Promise<void> {
    await this.#call('set', what, value);
  }

  /** Ends the process that draws the window, as a fault of it does. */
  async crashScreen(): Promise<void> {
    await this.#crash();
    await this.tell('contents', 'render-process-gone', { reason: 'crashed' });
  }

  /** As a user does: the window is closed, whatever it asks, and the application ends by itself. */
  async stop(): Promise<void> {
    const ended = this.#ended();
    await this.set('choice', 1);
    await this.closeWindow();
    await ended;
  }

  /** Closes the window as its cross does; answers whether it closed, or asked and stayed. */
  async closeWindow(): Promise<boolean> {
    const page = this.page;
    const stayed = Promise.withResolvers<false>();
    page.once('dialog', async (dialog) => {
      const leaves = await this.#tellPage('will-prevent-unload', {});
      await (leaves ? dialog.accept() : dialog.dismiss());
      if (!leaves) stayed.resolve(false);
    });
    const closed = new Promise((resolve) => page.once('close', resolve)).then(() => true);
    await page.close({ runBeforeUnload: true });
    const isClosed = await Promise.race([closed, stayed.promise]);
    // The answer may never come: the application ends.
    if (isClosed) void this.#call('close', this.#window).catch(() => undefined);
    return isClosed;
  }

  /** At once, as a cut of the power does. */
  async end(): Promise<void> {
    const ended = this.#ended();
    // A page that outlives the application would complain of it.
    await this.#page?.close();
    this.#child.kill('SIGKILL');
    await ended;
  }

  async #ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  async #load(window: number, address: string): Promise<void> {
    this.#window = window;
    await this.#open(address);
    this.#shown.resolve();
  }

  async #open(address: string): Promise<void> {
    const page = await this.#context.newPage();
    this.#page = page;
    this.#onPage(page);
    await page.exposeBinding('standInInvoke', ({ frame }, channel: string, values: unknown[]) =>
      this.#call('invoke', channel, values, this.#frameOf(frame)),
    );
    await page.exposeBinding('standInInput', (_, type: string) => this.#tellPage('input-event', { type }));
    await page.exposeBinding('standInNavigate', ({ frame }, target: string) =>
      this.#navigates(frame, target),
    );
    await page.addInitScript(preloadScript());
    await page.route('**/*', (route, request) => this.#route(route, request));
    page.on('popup', (popup) => void popup.close());
    page.on('download', async (download) => {
      const id = this.#asked.length;
      const options = await this.#call(
        'download',
        id,
        this.#toOwn(download.url()),
        download.suggestedFilename(),
      );
      if (options === null) return download.cancel();
      const { filePath } = (await this.#ask('showSaveDialog', options)) as { filePath: string | null };
      if (filePath !== null) await download.saveAs(filePath);
      await this.#call('downloaded', id, filePath);
    });
    this.#loading = this.#fromOwn(address);
    await page.goto(this.#loading);
  }

  #hear(channel: string, value: unknown): Promise<void> | undefined {
    // What is pushed to a page that is not there any more, or not yet, is lost, as it is in Electron.
    return this.#page
      ?.evaluate(
        ([name, pushed]) =>
          (window as unknown as { standInHear(channel: unknown, value: unknown): void }).standInHear(
            name,
            pushed,
          ),
        [channel, value] as const,
      )
      .catch(() => undefined);
  }

  async #reload(): Promise<void> {
    const address = this.#page?.isClosed() === false ? this.#page.url() : undefined;
    await this.#page?.close();
    await this.#open(address === undefined ? this.#lastAddress : this.#toOwn(address));
  }

  #lastAddress = `${OWN}/`;

  async #crash(): Promise<void> {
    this.#lastAddress = this.#toOwn(this.page.url());
    // The page goes without a word to its scripts.
    await this.#page?.close({ runBeforeUnload: false });
  }

  async #ask(dialog: string, options: unknown): Promise<unknown> {
    this.#asked.push([dialog, options]);
    const [next, ...others] = this.#answers.get(dialog) ?? [];
    this.#answers.set(dialog, others);
    return next ?? USUAL[dialog];
  }

  async #route(route: Route, request: Request): Promise<void> {
    const url = request.url();
    if (!url.startsWith(`${this.#origin}/`) && /^https?:/.test(url)) this.#outside.push(url);
    if (!request.isNavigationRequest()) return route.continue();
    const frame = request.frame();
    if (frame.page() !== this.#page) return route.abort();
    const isOwnLoad = url === this.#loading && frame.parentFrame() === null;
    this.#loading = undefined;
    // Without content a page stays as it is, as with a navigation that is prevented.
    if (!isOwnLoad && (await this.#navigates(frame, url))) return route.fulfill({ status: 204 });
    return url.startsWith(this.#origin + VIEWER_PATH) || frame.parentFrame() !== null
      ? this.#showPdf(route, url)
      : route.continue();
  }

  /**
   * A PDF is shown by a page that has its address, in which a frame of the viewer holds another with the address of the PDF
   * (Electron 41, « PDFs no longer create a separate WebContents »).
   */
  async #showPdf(route: Route, url: string): Promise<void> {
    const inFrame = (address: string) => ({
      contentType: 'text/html',
      body: `<iframe src="${address}"></iframe>`,
    });
    const { pathname, search } = new URL(url);
    if (pathname.startsWith(VIEWER_PATH)) {
      const shown = decodeURIComponent(pathname.slice(VIEWER_PATH.length));
      return route.fulfill(inFrame(`${shown}?drawn`));
    }
    if (search === '?drawn')
      return route.fulfill({ contentType: 'text/html', body: '<p>Document affiché</p>' });
    const response = await route.fetch();
    if (!response.headers()['content-type']?.startsWith('application/pdf'))
      return route.fulfill({ response });
    return route.fulfill(inFrame(`${VIEWER_PATH}${encodeURIComponent(pathname)}`));
  }

  /** Answers whether the host prevents it (docs/api/web-contents.md, « will-frame-navigate »). */
  async #navigates(frame: Frame, url: string): Promise<boolean> {
    const details = {
      url: this.#toOwn(url),
      isMainFrame: frame.parentFrame() === null,
      frame: this.#frameOf(frame),
    };
    return (await this.#tellPage('will-frame-navigate', details)) as boolean;
  }

  #tellPage(event: string, details: object): Promise<unknown> {
    return this.#call('contents', this.#window, event, details);
  }

  #frameOf(frame: Frame): { url: string; parent: unknown } {
    const parent = frame.parentFrame();
    return { url: this.#toOwn(frame.url()), parent: parent && this.#frameOf(parent) };
  }

  #toOwn(url: string): string {
    if (url.startsWith(this.#origin + VIEWER_PATH)) return `${VIEWER}/index.html`;
    return url.startsWith(`${this.#origin}/`) ? OWN + url.slice(this.#origin.length) : url;
  }

  #fromOwn(address: string): string {
    return address.startsWith(OWN) ? this.#origin + address.slice(OWN.length) : address;
  }
}

/** What is answered when a test prepared nothing: nothing is chosen, and what is proposed is agreed to. */
const USUAL: Readonly<Record<string, unknown>> = {
  showOpenDialog: { canceled: true, filePaths: [] },
  showSaveDialog: { filePath: null },
  showMessageBox: { response: 1, checkboxChecked: false },
};
