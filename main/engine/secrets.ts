/** Keeps secrets (a deposit key, by the address of its space) outside the dossier, readable by their owner only. */
export interface Secrets {
  /** True when the system’s keychain seals what is kept; false when a file that its owner reads holds it. */
  isSealed(): Promise<boolean>;
  get(name: string): Promise<string | undefined>;
  set(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
}
