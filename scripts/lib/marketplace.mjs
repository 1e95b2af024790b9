// The README as the page of the extension: without what is for those who have the repository.

/** Sections that are about the repository, or about other ways to use it than in VS Code. */
const LEFT_OUT = ['Try it', 'Command line', 'In pull requests', 'Other editors'];

/** @param {string} readme */
export function marketplacePage(readme) {
  const parts = readme.split(/^(?=## )/m);
  for (const title of LEFT_OUT)
    if (!parts.some((part) => part.startsWith(`## ${title}\n`))) throw new Error(`README.md has no section ${title}`);
  const page = parts
    .filter((part) => !LEFT_OUT.some((title) => part.startsWith(`## ${title}\n`)))
    .join('')
    .replace(/^For contributors: .*\n?/m, '');
  return `${page.trimEnd()}\n`;
}
