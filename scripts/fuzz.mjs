// npm run fuzz: what the product does with mutated specs.
import { finish } from './lib/counts.mjs';
import { readOptions, wholeNumber } from './lib/options.mjs';
import { bundleTypeScript, runTypeScript } from './lib/typescript.mjs';

const USAGE = `Usage: npm run fuzz -- [--seconds N] [--cases N] [--seed S] [--kept]
       npm run fuzz -- --replay FILE

Puts mutated specs through everything that the product does, and keeps what fails in test/fuzz/failures/.

  --seconds N    how long cases are begun: 60, or without an end where --cases is given
  --cases N      how many cases at most
  --seed S       which cases; without it another one is taken each time, and printed
  --kept         first runs all kept failures again
  --replay FILE  only runs this kept failure again, given by path or name`;

const values = readOptions(USAGE, {
  seconds: { type: 'string' },
  seed: { type: 'string' },
  cases: { type: 'string' },
  replay: { type: 'string' },
  kept: { type: 'boolean' },
});
/** @type {(name: 'seconds' | 'seed' | 'cases', otherwise: number) => number} */
const number = (name, otherwise) => {
  const given = values[name];
  return given === undefined ? otherwise : wholeNumber(name, given);
};
const options = {
  seed: number('seed', Date.now() % 1_000_000),
  seconds: number('seconds', values.cases === undefined ? 60 : Number.POSITIVE_INFINITY),
  cases: number('cases', Number.POSITIVE_INFINITY),
};

const worker = await bundleTypeScript('test/fuzz/worker.ts');
const { main } = /** @type {typeof import('../test/fuzz/main')} */ (await runTypeScript('test/fuzz/main.ts'));
finish(
  await main(
    values.replay === undefined
      ? { ...options, replay: values.kept === true ? 'all' : [], worker }
      : { ...options, cases: 0, replay: [values.replay], worker },
  ),
);
