import * as z from 'zod'

/** Why a file was not read, or nothing of it was stored. Each has a sentence of its own. */
export const ImportRefusal = z.enum([
  // The file
  'empty',
  'tooLarge',
  'unknownFormat',
  'notAnExport',
  'accountRestricted',
  'oldKeePass',
  'newer',
  'damaged',
  'unpacksTooLarge',
  'tooMany',
  'tookTooLong',
  'nothingInIt',
  // Files of other kinds, each with its own way out
  'isWorkbook',
  'isPage',
  'isHandover',
  'sealedElsewhere',
  'onePif',
  'firefoxStore',
  'archiveProtected',
  // Its password
  'wrongPassword',
  'tooCostly',
  'unknownProtection',
  // What the person does with it
  'wrongColumns',
  'nothingChosen',
  'fillRefused',
  'busy',
  'gone',
  'cancelled',
])
export type ImportRefusal = z.infer<typeof ImportRefusal>
