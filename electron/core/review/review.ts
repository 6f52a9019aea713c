import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import type { reviewCalls } from '../../../shared/review/calls.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import { compareReviews } from './compare.ts'
import {
  PACK_FILES,
  PACK_JSON,
  Review,
  type OpenedReview,
  type ReviewRef,
  type SavedReview,
  type SignedReview,
} from '../../../shared/review/review.ts'
import { fail, ok, done, type Result } from '../../../shared/kernel/result.ts'
import { receivingsOf } from '../people/receivings.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { shownValue } from '../../../shared/kernel/shown-value.ts'
import { isDateOdd } from '../../../shared/kernel/sender-date.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import { csvOf } from '../kernel/csv.ts'
import type { ForeignFile } from '../ports/foreign-content.ts'
import type { Ports } from '../ports/ports.ts'
import { connectionSheet } from './connection-sheet.ts'
import { grantsOf } from './grants.ts'
import { reviewPage } from './page.ts'
import { createReviewPages, stampOf } from './pages.ts'
import { checksumOf, createReviewSeal, fingerprintOf, openSigned, sha256, type Endorser } from './seal.ts'
import { standingOfPack } from './standing.ts'
import type { Vault } from '../vault/vault.ts'

type Needs = Pick<Ports, 'files' | 'installation' | 'packReader' | 'random' | 'records' | 'reviewShelf'>

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly desk: Desk
  /** This Keyward's card with the seed of its key, made when it is first needed. */
  readonly ownCard: () => Promise<Result<NonNullable<Endorser>>>
  /** A file that the operating system handed over, or that was dropped on the window. */
  readonly takeFile: (incomingId: string) => ForeignFile | null
}

/** Opened packs that are remembered for comparing, until Keyward ends. */
const OPENED_MAX = 8

/** Reviews: everything known at one moment, saved as evidence, opened and compared again. No network is needed. */
export const createReviews = (ports: Needs, { vault, activity, desk, ownCard, takeFile }: Rooms) => {
  const opened = desk.held<Review>({ keepFor: null, most: OPENED_MAX })

  let saving: Promise<Result<{ path: string | null }>> | null = null
  let known: { readonly seed: string; readonly seal: ReturnType<typeof createReviewSeal> } | null = null

  const seal = () => {
    const bytes = ports.records.deriveKey('reviews')
    const seed = Buffer.from(bytes).toString('base64')
    if (known?.seed !== seed) known = { seed, seal: createReviewSeal(bytes) }
    return known.seal
  }

  /** The key that this vault signs with; `null` while it is not known. */
  const publicKey = (): string | null => {
    try {
      return seal().publicKey
    } catch {
      return null
    }
  }

  /** What is known now. Parsed, so that nothing that the schema does not name can ride out. */
  const now = (): Review => {
    const content = vault.content()
    const { apps, signIns, connections, lastFullCheck, me, leavers, ownLists } = content
    const { practices, preferences } = vault.snapshot()
    return Review.parse({
      at: vault.now(),
      takenBy: me,
      user: ports.installation.user,
      device: ports.installation.device,
      keyward: ports.installation.version,
      mode: ports.installation.mode,
      apps,
      signIns,
      connections,
      lastFullCheck,
      tier: preferences.tier,
      checkpoint: activity.checkpoint(),
      activity: activity.proof(),
      leavers,
      tags: content.labels.organisations.filter((label) => label.tags.length > 0),
      tools: { isOn: content.tools.isOn, tools: content.tools.tools },
      toolGrants: null,
      practice: practices?.list.find(({ id }) => id === practices.self)?.name ?? null,
      handovers: receivingsOf(content).map(({ name, email, thing }) => ({ person: name, email, thing })),
      ownLists,
    } satisfies Record<keyof Review, unknown>)
  }

  /**
   * Saves what is known now, once the log was walked to its end (requirement H8): what is signed says how far it was
   * walked and when, and holds that very line as its end.
   */
  const saveOne = async (): Promise<Result<{ path: string | null }>> => {
    const walked = await activity.verify()
    if (!walked.ok) return walked
    const by = await endorser()
    if (!by.ok) {
      await desk.log('reviewSaved', { result: by })
      return by
    }
    const index = await activity.indexed()
    if (!index.ok) return index
    const toolGrants = grantsOf(index.value)
    const review = { ...now(), toolGrants, activity: walked.value, checkpoint: activity.walkedTo() }
    const { publicKey: key, sign } = seal()
    const checksum = checksumOf(review)
    const page = Buffer.from(
      reviewPage(shownValue(review), {
        checksum,
        fingerprint: fingerprintOf(key),
        card: by.value?.card ?? null,
      }),
    )
    const sheet = await csvOf(...connectionSheet(review))
    const [pageName, sheetName] = PACK_FILES
    const signed = sign(review, { [pageName]: sha256(page), [sheetName]: sha256(sheet) }, by.value)
    const path = await ports.files.saveFolder(`Keyward review ${stampOf(review.at)} UTC`, [
      { name: pageName, bytes: page },
      { name: sheetName, bytes: sheet },
      { name: PACK_JSON, bytes: Buffer.from(`${JSON.stringify(signed, null, 1)}\n`) },
    ])
    if (!path.ok) {
      await desk.log('reviewSaved', { result: path })
      return path
    }
    if (path.value === null) return ok({ path: null })
    const kept = await keep(signed, checksum)
    await desk.log('reviewSaved')
    return kept.ok ? ok({ path: path.value }) : kept
  }

  /** Asked twice at once, it is one review: two would be saved under one name. */
  const saveReview = () => (saving ??= saveOne().finally(() => (saving = null)))

  /** Whose card signs as well. Where nobody has said who uses this Keyward there is none, and the page says so. */
  const endorser = async (): Promise<Result<Endorser>> => {
    const { me, handovers } = vault.content()
    if (me === null || (handovers.identity === null && !vault.isWritable())) return ok(null)
    return ownCard()
  }

  const keep = async (signed: SignedReview, checksum: string): Promise<Result<null>> => {
    const id = ports.random.id()
    const put = await ports.reviewShelf.put(id, signed)
    if (!put.ok || !vault.isWritable()) return put.ok ? done : put
    const { review } = signed
    const saved: SavedReview = {
      id,
      at: review.at,
      by: review.takenBy === null ? review.user : personLabel(review.takenBy),
      organisations: review.connections.filter(isConnected).length,
      checksum,
    }
    return vault.change((content) => ({ ...content, reviews: [...content.reviews, saved] }))
  }

  const openReview = async ({
    incomingId,
  }: CallInput<'openReview'>): Promise<Result<{ opened: OpenedReview | null }>> => {
    const chosen =
      incomingId === undefined
        ? await ports.files.choose({ extensions: ['json'], beside: PACK_FILES })
        : ok(takeFile(incomingId))
    if (!chosen.ok) return chosen
    if (chosen.value === null && incomingId !== undefined) return fail('unknownReview')
    if (chosen.value === null) return ok({ opened: null })
    const { content, beside } = chosen.value
    const pack = await ports.packReader.open({ json: content, beside })
    if (!pack.ok) return pack
    const { signed, checksum, files } = pack.value
    const { review } = signed
    const id = opened.put(review)
    const signer = standingOfPack(signed, checksum, vault.content(), seal().publicKey)
    return ok({
      opened: {
        id,
        at: review.at,
        by: review.takenBy === null ? review.user : personLabel(review.takenBy),
        device: review.device,
        organisations: review.connections.filter(isConnected).length,
        checksum,
        signer,
        files,
        log: signer.isThisVault ? await logState(review) : 'notOurs',
        isSandbox: review.mode === 'sandbox',
        isDateOdd: isDateOdd(review.at, null, vault.now() + DAY),
      },
    })
  }

  /** Whether the log still holds the line that a review of this vault ended with. */
  const logState = async ({ checkpoint }: Review): Promise<OpenedReview['log']> => {
    if (checkpoint === null) return 'none'
    if (!(await activity.verify()).ok) return 'notWalked'
    const found = await activity.sealOf(checkpoint.seq)
    return found === checkpoint.seal ? 'holds' : 'cut'
  }

  const find = async (ref: ReviewRef): Promise<Result<Review>> => {
    if (ref.kind === 'now') return ok(now())
    if (ref.kind === 'opened') {
      const review = opened.get(ref.id)
      return review === undefined ? fail('unknownReview') : ok(review)
    }
    if (!vault.content().reviews.some(({ id }) => id === ref.id)) return fail('unknownReview')
    const kept = await ports.reviewShelf.get(ref.id)
    if (!kept.ok) return kept
    const signed = openSigned(Buffer.from(JSON.stringify(kept.value)))
    return signed.ok ? ok(signed.value.review) : fail('reviewDamaged')
  }

  const pages = createReviewPages(ports, { vault, now })

  const compare = async ({ from, to }: CallInput<'compareReviews'>) => {
    const [first, second] = [await find(from), await find(to)]
    if (!first.ok) return first
    if (!second.ok) return second
    const [before, after] =
      first.value.at <= second.value.at ? [first.value, second.value] : [second.value, first.value]
    return ok({ from: before.at, to: after.at, changes: compareReviews(before, after) })
  }

  const forgetReview = async ({ id }: CallInput<'forgetReview'>): Promise<Result<null>> => {
    if (!vault.content().reviews.some((one) => one.id === id)) return fail('unknownReview')
    const saved = await vault.change((content) => ({
      ...content,
      reviews: content.reviews.filter((one) => one.id !== id),
    }))
    return saved.ok ? ports.reviewShelf.remove(id) : saved
  }

  /** Of the key that this vault signs with, as it stands in Settings and on each page; `null` while the vault is closed. */
  const fingerprint = (): string | null => {
    const key = vault.isOpen() ? publicKey() : null
    return key === null ? null : fingerprintOf(key)
  }

  const calls: Pick<Api, keyof typeof reviewCalls> = {
    saveReview,
    openReview,
    compareReviews: compare,
    forgetReview,
  }
  vault.attachEvidenceKey(fingerprint)
  return {
    calls,
    ...pages,
    publicKey,
    /** So that packs of the vault before are told as what they are, after a new one was begun. */
    rememberKey: (key: string): Promise<Result<null>> =>
      vault.change((content) => ({
        ...content,
        formerKeys: [...content.formerKeys, { publicKey: key, until: vault.now() }],
      })),
    /** Forgets the key that signs. */
    close: () => void (known = null),
  }
}
