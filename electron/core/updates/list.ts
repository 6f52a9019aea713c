import * as z from 'zod'
import { Instant } from '../../../shared/kernel/instant.ts'
import { plainText } from '../../../shared/kernel/person.ts'
import { ReleaseNote } from '../../../shared/updates/update.ts'
import type { UpdateArtefact } from '../ports/updater.ts'
import { KEY_LISTS_MAX, SignedKeyList } from './key-list.ts'
import { KeySignature } from './signing.ts'

/** What Keyward is called in its own update lists; another product's list is never taken. */
export const PRODUCT = 'app.keyward.desktop'

/** Largest list that is read: a year of key lists and forty notes come to a tenth of it. */
export const LIST_MAX = 256 * 1024

/** Largest file that is ever downloaded, whatever is signed. */
export const ARTEFACT_MAX = 600 * 1024 * 1024

/** For how long a list may claim to be the newest. */
export const LIST_LASTS = 400 * 24 * 60 * 60 * 1_000

const version = z.string().max(40)

/** One file that is offered, as it is signed on its own; `product`, `channel` and `version` come from the list. */
export const Artefact = z.object({
  platform: z.enum(['windows', 'macos', 'linux']),
  arch: z.enum(['x64', 'arm64', 'universal']),
  /** What it is: an installer for one person, an archive of the app, an image that is the app. */
  form: z.enum(['nsis', 'zip', 'appimage']),
  /** Its name beside the list; no folder, nothing that another system could read differently. */
  name: z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.)){0,98}[A-Za-z0-9]$/u),
  size: z.int().min(1).max(ARTEFACT_MAX),
  /** SHA-512 of its bytes, hex. */
  sha512: z.string().regex(/^[0-9a-f]{128}$/u),
}) satisfies z.ZodType<UpdateArtefact>
export type Artefact = UpdateArtefact

/** Everything that a channel offers at a moment. */
export const UpdateList = z.object({
  kind: z.literal('keyward-update'),
  format: z.literal(1),
  product: z.string().max(100),
  channel: z.string().max(40),
  version,
  releasedAt: Instant,
  /** When this list was signed; a list that is older than one already seen is a replay. */
  issuedAt: Instant,
  /** Until when it may be taken for the newest. */
  expiresAt: Instant,
  /** The oldest version that this one can follow directly; `null` where any can. */
  minimum: version.nullable(),
  /** The form in which it writes the vault's file. */
  vaultVersion: z.int().min(1),
  notes: z
    .array(ReleaseNote.extend({ text: z.string().min(1).max(1_600) }))
    .max(60)
    .transform((notes) =>
      notes
        .map(({ kind, text }) => ({ kind, text: plainText(text, 400) }))
        .filter(({ text }) => text.length > 0),
    ),
  artefacts: z
    .array(Artefact.extend({ signature: KeySignature }))
    .min(1)
    .max(32),
})
export type UpdateList = z.infer<typeof UpdateList>

/** The one file at the update address: a list, its signatures, and the key lists that lead to their keys. */
export const SignedUpdate = z.object({
  update: z.record(z.string(), z.unknown()),
  signatures: z.array(KeySignature).max(8),
  keyLists: z.array(SignedKeyList).max(KEY_LISTS_MAX).default([]),
})
export type SignedUpdate = z.infer<typeof SignedUpdate>

/** What is signed for one file by itself, so that it cannot pass for another version's or system's. */
export const artefactStatement = (
  { product, channel, version: of }: Pick<UpdateList, 'product' | 'channel' | 'version'>,
  { platform, arch, form, name, size, sha512 }: Artefact,
) => ({ product, channel, version: of, platform, arch, form, name, size, sha512 })
