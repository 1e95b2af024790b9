/** What files with specs are called: whoever looks for them, or is told of files, asks here. `commspec.yml` is none. */

/** As globs of a name. package.json, the schema's users and the action for pull requests have the same ones. */
export const specFiles = ['*.commspec.yaml', '*.commspec.yml', 'commspec.yaml'] as const;

const SPEC_FILE = /(?:^|\/)(?:commspec\.yaml|[^/]*\.commspec\.ya?ml)$/;

/** Whether a name, or a path with slashes, is that of a spec. */
export const isSpecFile = (path: string): boolean => SPEC_FILE.test(path);
