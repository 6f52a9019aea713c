// @ts-check
/**
 * What a package for development starts with: adds what so old an Electron lacks, then Keyward's own main. A package
 * for release has neither this nor what it adds. Electron is not ready before this module has ended, so main is
 * awaited here.
 */
import { createRequire } from 'node:module'

createRequire(import.meta.url)('./missing.cjs').addMissing()
// @ts-ignore -- it lies there once it is packed
await import('../out/main/main.js')
