import { personLabel } from '../../../shared/kernel/person.ts'
import type { OpenedReview, PackStanding, SignedReview } from '../../../shared/review/review.ts'
import { alikeTo, knownAs, signerOf } from '../handover/sender-standing.ts'
import { fingerprintOf } from './seal.ts'
import type { VaultContent } from '../vault/content.ts'

/** Who stands behind a pack whose signatures hold. A key that nobody here knows stands for nobody. */
export const standingOfPack = (
  signed: SignedReview,
  checksum: string,
  content: VaultContent,
  ownKey: string,
): OpenedReview['signer'] => {
  const { signature, version, review, card = null } = signed
  const { publicKey } = signature
  const isThisVault = publicKey === ownKey
  const isFormer = content.formerKeys.some((one) => one.publicKey === publicKey)
  const own = content.handovers.identity
  const isOwnCard = card !== null && own?.signKey === card.signKey && own.recipient === card.recipient
  const signer = card === null ? null : signerOf(card, content)
  const vouched: PackStanding | null = isThisVault
    ? 'thisVault'
    : isFormer
      ? 'formerVault'
      : isOwnCard
        ? 'ownCard'
        : null
  const standing = vouched ?? STANDINGS[signer?.sender ?? 'unknown']
  return {
    fingerprint: fingerprintOf(publicKey),
    isThisVault,
    standing,
    card: signer === null ? null : isOwnCard ? { ...signer, sender: 'known', posesAs: null } : signer,
    isOld: version < 2,
    names: vouched === null ? namedIn(review, card, content) : null,
    isKept: content.reviews.some((one) => one.checksum === checksum),
  }
}

const STANDINGS = { known: 'colleague', posing: 'posing', unknown: 'unknown' } as const satisfies Record<
  'known' | 'posing' | 'unknown',
  PackStanding
>

/** Somebody who has a card here, or uses this Keyward, and is named as the one who took it without having signed it. */
const namedIn = (
  { takenBy }: SignedReview['review'],
  card: SignedReview['card'],
  content: VaultContent,
): OpenedReview['signer']['names'] => {
  if (takenBy === null) return null
  const signedBy = card == null ? undefined : knownAs(card, content)
  if (signedBy !== undefined && personLabel(signedBy) === personLabel(takenBy)) return null
  const named = alikeTo({ ...takenBy, recipient: '', signKey: '' }, content)
  return named === undefined ? null : { name: named.name, isMe: named.isMe }
}
