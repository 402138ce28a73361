/** Characters of text that one page holds: on the wire it then stays well below 150 kB. */
export const PAGE_TEXT = 200_000;
