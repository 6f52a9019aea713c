import { DAY } from '../../shared/kernel/instant.ts'
import type { SignedKeyList } from '../../electron/core/updates/key-list.ts'
import {
  artefactStatement,
  PRODUCT,
  type SignedUpdate,
  type UpdateList,
} from '../../electron/core/updates/list.ts'
import { isBeta, readVersion } from '../../electron/core/updates/version.ts'
import { VAULT_VERSION } from '../../electron/core/vault/content.ts'
import { findArtefacts } from './artefacts.ts'
import { signDocument, type SigningKey } from './keys.ts'
import { releaseDay, releaseNotes } from './notes.ts'
import type { BuiltInSource } from './source.ts'

export type ToSign = {
  readonly source: BuiltInSource
  readonly key: SigningKey
  readonly version: string
  readonly folder: string
  readonly minimum: string | null
  /** For how many days the list may be taken for the newest. */
  readonly days: number
  readonly changelog: string
  /** Key lists after the one that is built in, oldest first. */
  readonly keyLists: readonly SignedKeyList[]
  readonly now: number
}

/** The list of one version with a signature over it and one over each file. */
export const signUpdate = async (wanted: ToSign): Promise<SignedUpdate> => {
  const { source, key, version, folder, now } = wanted
  const read = readVersion(version)
  if (read === null) throw new Error(`${version} is not a version of Keyward’s (1.5.0, or 1.5.0-beta.2).`)
  if (isBeta(read) !== (source.channel === 'beta'))
    throw new Error(`${version} does not belong on the channel ${source.channel}.`)
  if (wanted.minimum !== null && readVersion(wanted.minimum) === null)
    throw new Error(`${wanted.minimum} is not a version of Keyward’s.`)
  const artefacts = await findArtefacts(folder, version)
  if (artefacts.length === 0) throw new Error(`There is nothing in ${folder} that could be offered.`)
  const list = { product: PRODUCT, channel: source.channel, version }
  const update: UpdateList = {
    kind: 'keyward-update',
    format: 1,
    ...list,
    releasedAt: releaseDay(wanted.changelog, version),
    issuedAt: now,
    expiresAt: now + wanted.days * DAY,
    minimum: wanted.minimum,
    vaultVersion: VAULT_VERSION,
    notes: releaseNotes(wanted.changelog, version),
    artefacts: artefacts.map((artefact) => ({
      ...artefact,
      signature: signDocument(key, 'keyward-artefact-1', artefactStatement(list, artefact)),
    })),
  }
  return {
    update,
    signatures: [signDocument(key, 'keyward-update-1', update)],
    keyLists: [...wanted.keyLists],
  }
}
