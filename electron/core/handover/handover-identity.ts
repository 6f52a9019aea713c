import * as z from 'zod'
import type { CallOutput } from '../../../shared/contract.ts'
import type { Card } from '../../../shared/handover.ts'
import { readArrivedLink } from '../../../shared/arrived-text.ts'
import { writeLink } from '../../../shared/handover-link.ts'
import { personLabel } from '../../../shared/person.ts'
import { done, fail, ok, type Result } from '../../../shared/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import { readCard, signedCard, writeDocument } from './handover-envelope.ts'
import { fingerprintOf, newSigningKey } from './handover-keys.ts'
import { createHeld } from './held.ts'
import type { Ports } from '../ports.ts'
import { alikeTo, knownAs, signerOf } from './sender-standing.ts'
import type { Secrets } from '../apps/secrets.ts'
import type { Vault } from '../vault/vault.ts'

/** Private halves as the keychain holds them, in one entry. */
const StoredKeys = z.object({ identity: z.string(), seed: z.string() })

export type OwnKeys = { readonly card: Card; readonly identity: string; readonly seed: string }
export type HandoverIdentity = ReturnType<typeof createHandoverIdentity>

type Rooms = { readonly vault: Vault; readonly secrets: Secrets; readonly activity: ActivityJournal }

/** Who this Keyward is to others, and the address book of who others are. */
export const createHandoverIdentity = (
  ports: Pick<Ports, 'clock' | 'keychain' | 'random' | 'sealer'>,
  { vault, secrets, activity }: Rooms,
) => {
  let making: Promise<Result<OwnKeys>> | null = null
  const seen = createHeld<Card>(ports)

  /** The own keys, made when they are first needed: the private halves go in before their record. */
  const own = (): Promise<Result<OwnKeys>> => {
    making ??= load().finally(() => (making = null))
    return making
  }

  const load = async (): Promise<Result<OwnKeys>> => {
    const { me, handovers } = vault.content()
    if (me === null) return refused('noName')
    if (handovers.identity !== null) {
      const { account, recipient, signKey } = handovers.identity
      const found = await ports.keychain.get(account)
      if (!found.ok) return found
      const keys = StoredKeys.safeParse(found.value === null ? null : JSON.parse(found.value))
      // Without its private halves the old card opens nothing any more: a new one is made in its place
      if (keys.success) return ok({ card: { ...me, recipient, signKey }, ...keys.data })
    }
    const { identity, recipient } = await ports.sealer.newIdentity()
    const { seed, signKey } = newSigningKey()
    const stored = await secrets.put(JSON.stringify({ identity, seed }))
    if (!stored.ok) return stored
    const saved = await vault.change((content) => ({
      ...content,
      handovers: { ...content.handovers, identity: { account: stored.value, recipient, signKey } },
    }))
    if (!saved.ok) {
      await secrets.discard(stored.value)
      return saved
    }
    return ok({ card: { ...me, recipient, signKey }, identity, seed })
  }

  const showCard = async (): Promise<Result<{ link: string; fingerprint: string }>> => {
    const keys = await own()
    if (!keys.ok) return keys
    const { card, seed } = keys.value
    const signed = signedCard({ format: 'keyward-card', version: 1, card }, { seed, signKey: card.signKey })
    return ok({ link: writeLink('card', writeDocument(signed)), fingerprint: fingerprintOf(card) })
  }

  const parse = (text: string): Result<Card> => {
    const link = readArrivedLink(text)
    if (link.kind === 'refused') return refused(link.why)
    if (link.kind !== 'card') return refused('otherKind')
    const read = readCard(link.bytes)
    if (!read.ok) return read
    const isOwn = read.value.card.signKey === vault.content().handovers.identity?.signKey
    return isOwn ? refused('cardYours') : ok(read.value.card)
  }

  const readSeen = (text: string): Result<CallOutput<'readCard'>> => {
    const card = parse(text)
    if (!card.ok) return card
    const content = vault.content()
    const signer = signerOf(card.value, content)
    const isKnown = knownAs(card.value, content) !== undefined
    return ok({
      ...signer,
      seenId: seen.put(card.value),
      isKnown,
      isRenamed: isKnown && signer.claims !== null && alikeTo(card.value, content) === undefined,
    })
  }

  /** Keeps the very card that was looked at. A key that is known already takes its new name, and nobody else's. */
  const addPerson = async (seenId: string): Promise<Result<{ personId: string }>> => {
    const card = seen.get(seenId)
    if (card === undefined) return refused('gone')
    const known = knownAs(card, vault.content())
    const isOther = known !== undefined && alikeTo(card, vault.content()) !== undefined
    if (isOther || (known?.name === card.name && known.email === card.email))
      return ok({ personId: known.id })
    const person = {
      id: known?.id ?? ports.random.id(),
      ...card,
      fingerprint: fingerprintOf(card),
      addedAt: known?.addedAt ?? vault.now(),
    }
    const saved = await vault.change((content) => ({
      ...content,
      handovers: {
        ...content.handovers,
        people: [...content.handovers.people.filter(({ id }) => id !== person.id), person],
      },
    }))
    if (!saved.ok) return saved
    seen.drop(seenId)
    await activity.record({
      what: 'personAdded',
      app: '',
      organisation: '',
      person: personLabel(person),
      result: 'ok',
    })
    return ok({ personId: person.id })
  }

  const removePerson = async (personId: string): Promise<Result<null>> => {
    const person = vault.content().handovers.people.find(({ id }) => id === personId)
    if (person === undefined) return refused('unknownPerson')
    const saved = await vault.change((content) => ({
      ...content,
      handovers: {
        ...content.handovers,
        people: content.handovers.people.filter(({ id }) => id !== personId),
      },
    }))
    if (!saved.ok) return saved
    await activity.record({
      what: 'personRemoved',
      app: '',
      organisation: '',
      person: personLabel(person),
      result: 'ok',
    })
    return done
  }

  return {
    own,
    showCard,
    addPerson,
    removePerson,
    readCard: readSeen,
    forget: seen.clear,
  }
}

const refused = (
  why:
    | 'noName'
    | 'gone'
    | 'unknownPerson'
    | 'otherKind'
    | 'cardYours'
    | 'tooLong'
    | 'notALink'
    | 'newer'
    | 'damaged',
) => fail({ code: 'handoverRefused', why })
