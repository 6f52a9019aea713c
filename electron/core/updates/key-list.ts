import * as z from 'zod'
import { Instant } from '../../../shared/kernel/instant.ts'
import { isSignedWith, keyIdOf, KeySignature, PublicKey } from './signing.ts'

/**
 * Which keys count, from one number on. Root keys are kept apart and offline and sign key lists only; release keys
 * sign updates only. The next list takes over when enough roots of this one and of the next one have signed it.
 */
export const KeyList = z
  .object({
    kind: z.literal('keyward-keys'),
    format: z.literal(1),
    number: z.int().min(1),
    issuedAt: Instant,
    /** How many different roots a list needs. */
    threshold: z.int().min(1),
    roots: z.array(PublicKey).min(1).max(16),
    release: z.array(PublicKey).min(1).max(16),
  })
  .refine(({ roots, release }) => new Set([...roots, ...release]).size === roots.length + release.length)
  .refine(({ roots, threshold }) => threshold <= roots.length)
export type KeyList = z.infer<typeof KeyList>

/** Signatures are over the list as it was received, unknown members included. */
export const SignedKeyList = z.object({ list: z.unknown(), signatures: z.array(KeySignature).max(32) })
export type SignedKeyList = z.infer<typeof SignedKeyList>

/** More lists than this in one chain would be one a month for five years. */
export const KEY_LISTS_MAX = 64

/** The keys that count now, those that once did, and the lists that led from the built-in one to here. */
export type Trust = {
  readonly current: KeyList
  readonly retired: readonly string[]
  readonly chain: readonly SignedKeyList[]
}

/** Trust in a list that came with the program itself. */
export const trustIn = (builtIn: KeyList): Trust => ({ current: builtIn, retired: [], chain: [] })

/** Whether enough different roots of `by` have signed. */
export const isSignedByRoots = ({ list, signatures }: SignedKeyList, by: KeyList): boolean =>
  by.roots.filter((root) =>
    signatures.some((signature) => isSignedWith(root, 'keyward-keys-1', list, signature)),
  ).length >= by.threshold

/**
 * Goes along a chain of key lists as far as it is good. Lists up to the current number are passed over, so an old
 * chain takes nothing back; the first one that is not the next, or not signed by the roots of both sides, ends it.
 */
export const followKeyLists = (
  trust: Trust,
  lists: readonly SignedKeyList[],
): { readonly trust: Trust; readonly isWhole: boolean } => {
  let reached = trust
  for (const signed of lists) {
    const next = KeyList.safeParse(signed.list)
    if (!next.success) return { trust: reached, isWhole: false }
    if (next.data.number <= reached.current.number) continue
    if (
      next.data.number !== reached.current.number + 1 ||
      !isSignedByRoots(signed, reached.current) ||
      !isSignedByRoots(signed, next.data)
    )
      return { trust: reached, isWhole: false }
    reached = {
      current: next.data,
      retired: [...reached.retired, ...reached.current.release].filter(
        (key) => !next.data.release.includes(key),
      ),
      chain: [...reached.chain, signed],
    }
  }
  return { trust: reached, isWhole: true }
}

/** How a key id stands with the keys that count. */
export const findReleaseKey = (
  { current, retired }: Trust,
  id: string,
): { readonly kind: 'good'; readonly key: string } | { readonly kind: 'revoked' | 'unknown' } => {
  const key = current.release.find((each) => keyIdOf(each) === id)
  if (key !== undefined) return { kind: 'good', key }
  return { kind: retired.some((each) => keyIdOf(each) === id) ? 'revoked' : 'unknown' }
}
