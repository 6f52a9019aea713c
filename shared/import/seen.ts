import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

export const ImportFormat = z.enum(['bitwarden', 'onePassword', 'keepass', 'otherJson', 'csv'])
export type ImportFormat = z.infer<typeof ImportFormat>

/** What a column of a CSV file may be for. */
export const ColumnUse = z.enum(['name', 'clientId', 'clientSecret', 'notes', 'secretCreated'])
export type ColumnUse = z.infer<typeof ColumnUse>

/** Which column is used for what, counted from 0; `null` where none is. */
export const ColumnChoice = z.strictObject({
  name: z.int().nonnegative().nullable(),
  clientId: z.int().nonnegative().nullable(),
  clientSecret: z.int().nonnegative().nullable(),
  notes: z.int().nonnegative().nullable(),
  secretCreated: z.int().nonnegative().nullable(),
})
export type ColumnChoice = z.infer<typeof ColumnChoice>

/** What the first values of a column look like; never a value itself. */
export const ColumnShape = z.object({
  kind: z.enum(['empty', 'hex', 'token', 'words', 'date', 'email', 'address', 'number', 'text']),
  shortest: z.int().nonnegative(),
  longest: z.int().nonnegative(),
  filled: z.int().nonnegative(),
})
export type ColumnShape = z.infer<typeof ColumnShape>

/** One entry of a file that may become an app; its secret and its notes stay in main. */
export const ImportRow = z.object({
  rowId: z.string(),
  name: z.string(),
  /** The entry's own title, where the app's name had to differ from it. */
  title: z.string().nullable(),
  clientId: z.string().nullable(),
  /** How many characters the secret has. */
  secretLength: z.int().nonnegative(),
  /** How many more secrets the entry holds. */
  moreSecrets: z.int().nonnegative(),
  secretCreatedAt: Instant.nullable(),
  /** By which day it is to be replaced, as the file says. */
  dueBy: Instant.nullable().optional(),
  /** How many characters of notes stay in the file: they may hold a secret, and are not taken along. */
  noteLength: z.int().nonnegative(),
  /** The folder, vault or group; empty where the file has none. */
  where: z.string(),
  changedAt: Instant.nullable(),
  /** Put aside in the program that it comes from. */
  isArchived: z.boolean(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('new'), isSure: z.boolean() }),
    /** Another entry of the file has the same client id, and is newer. */
    z.object({ kind: z.literal('older') }),
    /** The vault has this app; whether its secret is the same one, `null` where that could not be told. */
    z.object({
      kind: z.literal('here'),
      appId: z.string(),
      app: z.string(),
      isSame: z.boolean().nullable(),
    }),
    z.object({
      kind: z.literal('unfit'),
      why: z.enum(['noClientId', 'noSecret', 'clientId', 'secret', 'secretIsClientId', 'refersElsewhere']),
    }),
  ]),
})
export type ImportRow = z.infer<typeof ImportRow>

const file = { importId: z.string(), file: z.string(), format: ImportFormat }

/** How far the window may look into a file that was chosen. */
export const ImportSeen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('declined') }),
  z.object({
    kind: z.literal('password'),
    ...file,
    /** The name of the key file that was chosen beside the password; none where it takes none, or has none yet. */
    keyFile: z.string().optional(),
  }),
  z.object({
    kind: z.literal('columns'),
    ...file,
    /** `name` is the header's cell, where there is a header and the cell reads like one. */
    columns: z.array(z.object({ name: z.string().nullable(), shape: ColumnShape })),
    hasHeader: z.boolean(),
    rows: z.int().nonnegative(),
    guess: ColumnChoice,
  }),
  z.object({
    kind: z.literal('rows'),
    ...file,
    rows: z.array(ImportRow),
    /** Entries that hold no app of Xero's; Keyward has forgotten them. */
    leftOut: z.int().nonnegative(),
    /** Entries of which nothing could be read. */
    odd: z.int().nonnegative(),
    /** Entries that lie in the bin over there, and are left out. */
    inBin: z.int().nonnegative(),
    /** Whether the file itself holds the secrets in plain text. */
    isPlain: z.boolean(),
  }),
])
export type ImportSeen = z.infer<typeof ImportSeen>
