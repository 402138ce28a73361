/** Sends a request as the computer’s network wants it: Electron’s `net.fetch`, or Node’s `fetch` set up by the web host. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;
