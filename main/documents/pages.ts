/** Cuts rows into pages beforehand, because letting the renderer break one long page is quadratic. */
export function cutPages<Row extends { readonly height: number }>(
  rows: readonly Row[],
  availableHeight: number,
): Row[][] {
  const pages: Row[][] = [];
  let page: Row[] = [];
  let left = availableHeight;
  for (const row of rows) {
    if (row.height > left && page.length > 0) {
      pages.push(page);
      page = [];
      left = availableHeight;
    }
    page.push(row);
    left -= row.height;
  }
  pages.push(page);
  return pages;
}
