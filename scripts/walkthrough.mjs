// npm run screenshots, its first half: the pictures of the walkthrough, from what the product says of its examples.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';
import { runTypeScript } from './lib/typescript.mjs';

const { walkthroughPictures } = /** @type {typeof import('./walkthrough')} */ (
  await runTypeScript('scripts/walkthrough.ts')
);
for (const [name, text] of walkthroughPictures(root)) writeFileSync(join(root, `images/walkthrough/${name}.svg`), text);
