import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Release, UpdateRefusal } from '../../../shared/updates/update.ts'
import { findReleaseKey, followKeyLists, type Trust } from './key-list.ts'
import { isSignedWith, type KeySignature, type Purpose, spellKeyId } from './signing.ts'
import {
  type Artefact,
  artefactStatement,
  LIST_LASTS,
  LIST_MAX,
  PRODUCT,
  SignedUpdate,
  UpdateList,
} from './list.ts'
import { compareVersions, isBeta, readVersion } from './version.ts'

/** What this Keyward is, and what it has seen. */
export type Known = {
  readonly trust: Trust
  readonly channel: string
  readonly running: string
  /** The highest version that ever ran here or was offered with a good signature. */
  readonly highest: string
  /** When the newest list that was ever taken had been signed. */
  readonly issuedAt: Instant
  readonly now: Instant
  readonly vaultVersion: number
  readonly target: Pick<Artefact, 'platform' | 'arch'> & { readonly form: Artefact['form'] | null }
}

/** What came of a list. The keys that were reached on the way stay known, whatever became of the rest. */
export type Verdict = { readonly trust: Trust } & (
  | {
      readonly kind: 'refused'
      readonly why: UpdateRefusal
      readonly version: string | null
      readonly signedBy: string | null
    }
  | { readonly kind: 'upToDate'; readonly issuedAt: Instant }
  | {
      readonly kind: 'offer'
      readonly issuedAt: Instant
      readonly release: Release
      /** The file for this computer; `null` where this installation could not put one in place anyway. */
      readonly artefact: Artefact | null
    }
)

/**
 * Judges the bytes of an update list, failing closed: nothing in it is looked at before a release key that counts now
 * has signed it, and an offer is only what is newer than everything that was ever seen here (U1, U2, U5).
 */
export const judgeList = (bytes: Uint8Array, known: Known): Verdict => {
  const refuse = (
    why: UpdateRefusal,
    more: { trust?: Trust; version?: string | null; signedBy?: string | null } = {},
  ): Verdict => ({ kind: 'refused', trust: known.trust, version: null, signedBy: null, ...more, why })

  if (bytes.length > LIST_MAX) return refuse('listTooLarge')
  const envelope = SignedUpdate.safeParse(readJson(bytes))
  if (!envelope.success) return refuse(hasUpdate(readJson(bytes)) ? 'notSigned' : 'listUnreadable')
  const { update, signatures, keyLists } = envelope.data
  const { trust, isWhole } = followKeyLists(known.trust, keyLists)
  if (!isWhole) return refuse('keysWrong', { trust })
  const signed = findSignature(trust, 'keyward-update-1', update, signatures)
  const version = typeof update['version'] === 'string' ? update['version'].slice(0, 40) : null
  if (signed.why !== null)
    return refuse(signed.why, { trust, signedBy: signed.key, version: readVersion(version ?? '') && version })

  const read = UpdateList.safeParse(update)
  const no = (why: UpdateRefusal) => refuse(why, { trust, version, signedBy: signed.key })
  if (!read.success) return no(isNewerFormat(update) ? 'listNewer' : 'listUnreadable')
  const list = read.data
  if (list.product !== PRODUCT) return no('otherProduct')
  if (list.channel !== known.channel) return no('otherChannel')
  const [offered, running] = [readVersion(list.version), readVersion(known.running)]
  const highest = readVersion(known.highest)
  const minimum = list.minimum === null ? null : readVersion(list.minimum)
  if (offered === null || running === null || (list.minimum !== null && minimum === null))
    return refuse('versionOdd', { trust, signedBy: signed.key })
  if (isBeta(offered) && known.channel !== 'beta') return no('otherChannel')
  if (known.now > list.expiresAt || list.expiresAt - list.issuedAt > LIST_LASTS) return no('listExpired')
  const isOlder =
    list.issuedAt < known.issuedAt ||
    (highest !== null && compareVersions(offered, highest) < 0) ||
    compareVersions(offered, running) < 0
  if (isOlder) return no('older')
  if (compareVersions(offered, running) === 0) return { kind: 'upToDate', trust, issuedAt: list.issuedAt }
  if (minimum !== null && compareVersions(running, minimum) < 0) return no('tooFar')

  const artefact = chooseArtefact(list.artefacts, known.target)
  if (artefact === null && known.target.form !== null) return no('nothingForThisComputer')
  if (artefact !== null) {
    const own = findSignature(trust, 'keyward-artefact-1', artefactStatement(list, artefact), [
      artefact.signature,
    ])
    if (own.why !== null) return refuse(own.why, { trust, version, signedBy: own.key })
  }
  return {
    kind: 'offer',
    trust,
    issuedAt: list.issuedAt,
    artefact: artefact === null ? null : withoutSignature(artefact),
    release: {
      version: list.version,
      releasedAt: list.releasedAt,
      notes: list.notes,
      size: artefact?.size ?? null,
      signedBy: spellKeyId(signed.key),
      changesVault: list.vaultVersion > known.vaultVersion,
    },
  }
}

const withoutSignature = ({
  signature: _signature,
  ...artefact
}: UpdateList['artefacts'][number]): Artefact => artefact

/** The first good signature; else why there is none, with the id of the key that claimed to have signed. */
const findSignature = (
  trust: Trust,
  purpose: Purpose,
  document: unknown,
  signatures: readonly KeySignature[],
): { readonly why: UpdateRefusal | null; readonly key: string } => {
  let worst: { why: UpdateRefusal; key: string } | null = null
  for (const signature of signatures) {
    const found = findReleaseKey(trust, signature.key)
    if (found.kind === 'good' && isSignedWith(found.key, purpose, document, signature))
      return { why: null, key: signature.key }
    const why = { good: 'signatureWrong', revoked: 'keyRevoked', unknown: 'keyUnknown' } as const
    worst = { why: why[found.kind], key: signature.key }
  }
  return worst ?? { why: 'notSigned', key: '' }
}

/** The file for exactly this system, and for this processor or for all; of several the more fitting one. */
const chooseArtefact = (artefacts: UpdateList['artefacts'], { platform, arch, form }: Known['target']) => {
  const fitting = artefacts.filter((one) => one.platform === platform && one.form === form)
  return fitting.find((one) => one.arch === arch) ?? fitting.find((one) => one.arch === 'universal') ?? null
}

const isNewerFormat = ({ kind, format }: Readonly<Record<string, unknown>>): boolean =>
  kind === 'keyward-update' && typeof format === 'number' && format > 1

const hasUpdate = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'update' in raw && !('signatures' in raw)

const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
