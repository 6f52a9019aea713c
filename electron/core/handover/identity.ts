import type { Api, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { Card } from '../../../shared/handover/handover.ts'
import { readIncomingLink } from '../../../shared/handover/incoming-text.ts'
import { writeLink } from '../../../shared/handover/link.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Undone } from '../../../shared/undo/calls.ts'
import type { Desk } from '../desk/desk.ts'
import { readCard, signedCard, writeDocument } from './envelope.ts'
import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import { createOwnKeys, type OwnKeys } from './own-keys.ts'
import type { Ports } from '../ports/ports.ts'
import { alikeTo, knownAs, signerOf } from './sender-standing.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { withoutOne } from './without-one.ts'

type ShownCard = { readonly link: string; readonly fingerprint: string }
export type HandoverIdentity = ReturnType<typeof createHandoverIdentity>

type Rooms = { readonly vault: Vault; readonly secrets: Secrets; readonly desk: Desk }

/** Who this Keyward is to others, and the address book of who others are. */
export const createHandoverIdentity = (
  ports: Pick<Ports, 'random' | 'sealer'>,
  { vault, secrets, desk }: Rooms,
) => {
  const seen = desk.held<Card>()
  const { own, renew } = createOwnKeys(ports, { vault, secrets })

  const shown = (keys: Result<OwnKeys>): Result<ShownCard> => {
    if (!keys.ok) return keys
    const { card, seed } = keys.value
    const signed = signedCard({ format: 'keyward-card', version: 1, card }, { seed, signKey: card.signKey })
    return ok({ link: writeLink('card', writeDocument(signed)), fingerprint: fingerprintOf(card) })
  }

  const parse = (text: string): Result<Card> => {
    const link = readIncomingLink(text)
    if (link.kind === 'refused') return refused(link.why)
    if (link.kind !== 'card') return refused('otherKind')
    const read = readCard(link.bytes)
    if (!read.ok) return read
    const isOwn = read.value.card.signKey === vault.content().handovers.identity?.signKey
    return isOwn ? refused('cardYours') : ok(read.value.card)
  }

  const readSeen = async ({ text }: CallInput<'readCard'>): Promise<Result<CallOutput<'readCard'>>> => {
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
  const addPerson = async ({ seenId }: CallInput<'addPerson'>): Promise<Result<{ personId: string }>> => {
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
        // whoever is asked for twice at once is one person
        people: [
          ...content.handovers.people.filter(
            ({ id, signKey, recipient }) =>
              id !== person.id && (signKey !== card.signKey || recipient !== card.recipient),
          ),
          person,
        ],
      },
    }))
    if (!saved.ok) return saved
    seen.drop(seenId)
    await desk.log('personAdded', { person: personLabel(person) })
    return ok({ personId: person.id })
  }

  const removePerson = async ({ personId }: CallInput<'removePerson'>): Promise<Result<Undone>> => {
    const person = vault.content().handovers.people.find(({ id }) => id === personId)
    if (person === undefined) return refused('unknownPerson')
    const isThere = withoutOne('people', personId, ({ signKey }) => signKey === person.signKey)
    const line = (what: 'personAdded' | 'personRemoved') => () =>
      desk.log(what, { person: personLabel(person) })
    return desk.changePart(isThere, {
      edit: () => null,
      tell: line('personRemoved'),
      tellBack: line('personAdded'),
    })
  }

  const calls = {
    showCard: async () => shown(await own()),
    renewCard: async () => shown(await renew()),
    addPerson,
    removePerson,
    readCard: readSeen,
  } satisfies Partial<Api>
  return { own, calls }
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
