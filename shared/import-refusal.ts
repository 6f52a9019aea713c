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
  'nothingInIt',
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
