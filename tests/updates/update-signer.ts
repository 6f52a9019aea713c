import { createHash, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { bytesToSign, keyIdOf, type KeySignature, type Purpose } from '../../electron/core/updates/signing.ts'
import type { KeyList, SignedKeyList } from '../../electron/core/updates/key-list.ts'
import {
  type Artefact,
  artefactStatement,
  PRODUCT,
  type UpdateList,
} from '../../electron/core/updates/list.ts'
import { DAY } from '../../shared/kernel/instant.ts'

/** A signing key made for one test. */
export type Signer = { readonly publicKey: string; readonly id: string; readonly key: KeyObject }

export const newSigner = (): Signer => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = privateKey.export({ format: 'jwk' })
  return {
    publicKey: x,
    id: keyIdOf(x),
    key: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
  }
}

export const signWith = (signer: Signer, purpose: Purpose, document: unknown): KeySignature => ({
  key: signer.id,
  value: sign(null, bytesToSign(purpose, document), signer.key).toString('base64url'),
})

export const NOW = Date.UTC(2026, 10, 24, 9, 0)

/** Three roots of which two are needed, and a release key. */
export const newKeys = () => {
  const roots = [newSigner(), newSigner(), newSigner()] as const
  const release = newSigner()
  return { roots, release, list: keyList(1, roots, [release]) }
}

export const keyList = (
  number: number,
  roots: readonly Signer[],
  release: readonly Signer[],
  more: Partial<KeyList> = {},
): KeyList => ({
  kind: 'keyward-keys',
  format: 1,
  number,
  issuedAt: NOW - 100 * DAY,
  threshold: 2,
  roots: roots.map(({ publicKey }) => publicKey),
  release: release.map(({ publicKey }) => publicKey),
  ...more,
})

export const signKeyList = (list: unknown, signers: readonly Signer[]): SignedKeyList => ({
  list,
  signatures: signers.map((signer) => signWith(signer, 'keyward-keys-1', list)),
})

export const sha512 = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex')

export const artefactOf = (bytes: Uint8Array, more: Partial<Artefact> = {}): Artefact => ({
  platform: 'linux',
  arch: 'x64',
  form: 'appimage',
  name: 'Keyward-1.5.0-x86_64.AppImage',
  size: bytes.length,
  sha512: sha512(bytes),
  ...more,
})

export const updateList = (
  signer: Signer,
  artefacts: readonly Artefact[],
  more: Partial<UpdateList> = {},
): UpdateList => {
  const list = {
    kind: 'keyward-update' as const,
    format: 1 as const,
    product: PRODUCT,
    channel: 'stable',
    version: '1.5.0',
    releasedAt: NOW - DAY,
    issuedAt: NOW - DAY,
    expiresAt: NOW + 180 * DAY,
    minimum: null,
    vaultVersion: 1,
    notes: [{ kind: 'new' as const, text: 'Tag organisations.' }],
    ...more,
  }
  return {
    artefacts: artefacts.map((artefact) => ({
      ...artefact,
      signature: signWith(signer, 'keyward-artefact-1', artefactStatement(list, artefact)),
    })),
    ...list,
  }
}

/** A whole file as it lies at the update address. */
export const signedUpdate = (
  update: unknown,
  signers: readonly Signer[],
  keyLists: readonly SignedKeyList[] = [],
): Buffer =>
  Buffer.from(
    JSON.stringify({
      update,
      signatures: signers.map((signer) => signWith(signer, 'keyward-update-1', update)),
      keyLists,
    }),
  )
