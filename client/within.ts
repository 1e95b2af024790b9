/** An address by its parts, as VS Code has them: the path decoded, with `/`. */
export interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** Whether an address lies in a folder, at any depth. `..` and empty steps are never inside. */
export function isWithin(file: Address, folder: Address): boolean {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return (
    file.scheme === folder.scheme &&
    file.authority === folder.authority &&
    file.path.startsWith(root) &&
    !/\\|\0/.test(file.path) &&
    file.path
      .slice(root.length)
      .split('/')
      .every((step) => step !== '' && step !== '.' && step !== '..')
  );
}
