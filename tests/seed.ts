import * as fc from 'fast-check'

/**
 * Properties draw from chance, and a failure says the seed to draw the same again (`KEYWARD_SEED=…`). `npm test` gives
 * every run one seed: what passed there passes again, and `npm run check` goes on looking elsewhere.
 */
const given = process.env['KEYWARD_SEED']
if (given !== undefined) fc.configureGlobal({ seed: Number(given) })
