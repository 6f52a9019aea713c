import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { shownValue } from '../../../shared/kernel/shown-value.ts'
import type { Review, SignedReview } from '../../../shared/review/review.ts'
import type { Page } from '../paper/page.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { type ExtractOf, extractOf } from './extract.ts'
import { extractPage, reviewPage } from './page.ts'
import { checksumOf, fingerprintOf, openSigned } from './seal.ts'
import { SIGNED_WORDS } from './words-summary.ts'

/** A moment as it stands in a file's name. */
export const stampOf = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '')

type Rooms = { readonly vault: Vault; readonly now: () => Review }

/** Reviews on paper: one that was saved, or what is known now of one app or organisation. */
export const createReviewPages = (ports: Pick<Ports, 'reviewShelf'>, { vault, now }: Rooms) => {
  /** A saved review's page, as it was signed. */
  const pageOf = async (id: string): Promise<Result<Page>> => {
    if (!vault.content().reviews.some((one) => one.id === id)) return fail('unknownReview')
    const kept = await ports.reviewShelf.get(id)
    if (!kept.ok) return kept
    const signed = openSigned(Buffer.from(JSON.stringify(kept.value)))
    if (!signed.ok) return fail('reviewDamaged')
    const { review, card = null, signature } = signed.value
    return ok({
      name: `Keyward review ${stampOf(review.at)} UTC`,
      html: reviewPage(shownValue(review), {
        checksum: checksumOf((kept.value as SignedReview).review),
        fingerprint: fingerprintOf(signature.publicKey),
        card,
      }),
    })
  }

  /** What is known now of one app or one organisation, as a page. */
  const pageOfOne = (of: ExtractOf): Result<Page> => {
    const review = shownValue(now())
    const extract = extractOf(review, of)
    if (extract === null) return fail('appId' in of ? 'unknownApp' : 'unknownConnection')
    return ok({
      name: SIGNED_WORDS.extractFile(new Date(review.at).toISOString().slice(0, 10)),
      html: extractPage(extract.review, extract.name),
    })
  }

  return { pageOf, extractOf: pageOfOne }
}
