/** The rows of one table that change, by their `rowid`, for who keeps something of them in memory. */
export class RowWatch {
  readonly #changed = new Set<number>();
  /** Told before the transaction that changed them ended, which may be rolled back. */
  readonly #unsettled = new Set<number>();

  note(rowid: number): void {
    this.#changed.add(rowid);
  }

  /** Rows added, changed or deleted since the last call, or that may be again what they were before it. */
  take(): number[] {
    const rows = [...this.#changed];
    this.#changed.clear();
    for (const row of rows) this.#unsettled.add(row);
    return rows;
  }

  committed(): void {
    this.#unsettled.clear();
  }

  rolledBack(): void {
    for (const row of this.#unsettled) this.#changed.add(row);
    this.#unsettled.clear();
  }
}
