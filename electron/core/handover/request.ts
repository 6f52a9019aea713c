import type { Api, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { HandoverRequest } from '../../../shared/handover/handover.ts'
import { readIncomingLink } from '../../../shared/handover/incoming-text.ts'
import { writeLink } from '../../../shared/handover/link.ts'
import type { MadeRequest } from '../../../shared/handover/record.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { plainText } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { isDateOdd } from '../../../shared/kernel/sender-date.ts'
import type { Desk } from '../desk/desk.ts'
import { readRequest, signedRequest, writeDocument } from './envelope.ts'
import type { HandoverIdentity } from './identity.ts'
import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import type { HandoverRecords } from './records.ts'
import type { Ports } from '../ports/ports.ts'
import { signerOf } from './sender-standing.ts'
import type { Vault } from '../vault/vault.ts'
import { withoutOne } from './without-one.ts'

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly identity: HandoverIdentity
  readonly records: HandoverRecords
}

/** Asking somebody for an app, and reading what somebody else asks for. */
export type HandoverRequests = ReturnType<typeof createHandoverRequests>

export const createHandoverRequests = (
  ports: Pick<Ports, 'random'>,
  { vault, desk, identity, records }: Rooms,
) => {
  const held = desk.held<HandoverRequest>()

  const linkOf = async ({ id, asks, at }: MadeRequest): Promise<Result<string>> => {
    const keys = await identity.own()
    if (!keys.ok) return keys
    const { card, seed } = keys.value
    const signed = signedRequest(
      { format: 'keyward-request', version: 1, id, from: card, asks, at },
      { seed, signKey: card.signKey },
    )
    return ok(writeLink('request', writeDocument(signed)))
  }

  const askForHandover = async ({
    asks: typed,
  }: CallInput<'askForHandover'>): Promise<Result<CallOutput<'askForHandover'>>> => {
    const asks = plainText(typed)
    if (asks === '') return refused('nothingAsked')
    const made: MadeRequest = {
      id: ports.random.id().toLowerCase(),
      asks,
      at: vault.now(),
      answered: null,
      moreAnswers: [],
    }
    const link = await linkOf(made)
    if (!link.ok) return link
    const saved = await records.changeAll((handovers) => ({
      ...handovers,
      asked: [...handovers.asked, made],
    }))
    if (!saved.ok) return saved
    await desk.log('handoverAskedFor')
    return ok({ requestId: made.id, link: link.value })
  }

  const showRequest = async ({
    requestId,
  }: CallInput<'showRequest'>): Promise<Result<CallOutput<'showRequest'>>> => {
    const made = vault.content().handovers.asked.find(({ id }) => id === requestId)
    if (made === undefined) return refused('unknownHandover')
    const link = await linkOf(made)
    return link.ok ? ok({ link: link.value }) : link
  }

  /** Somebody's request out of a link; one's own is for somebody else. */
  const parse = (text: string): Result<HandoverRequest> => {
    const link = readIncomingLink(text)
    if (link.kind === 'refused') return refused(link.why)
    if (link.kind !== 'request') return refused('otherKind')
    const read = readRequest(link.bytes)
    if (!read.ok) return read
    if (read.value.from.signKey === vault.content().handovers.identity?.signKey)
      return refused('requestYours')
    return isAnswered(read.value) ? refused('requestAnswered') : read
  }

  /** Answered to the very key that asked: a copy under another key is another request, and uses up nothing. */
  const isAnswered = ({ id, from }: HandoverRequest) =>
    vault
      .content()
      .handovers.sent.some(
        ({ answers, fingerprint, sent }) =>
          answers === id && sent !== null && fingerprint === fingerprintOf(from),
      )

  const calls = {
    askForHandover,
    showRequest,
    forgetRequest: ({ requestId }) =>
      desk.changePart(withoutOne('asked', requestId), {
        edit: () => null,
        tellBack: () => desk.log('handoverAskedFor'),
      }),
    readRequest: async ({ text }) => {
      const request = parse(text)
      if (!request.ok) return request
      const { from, asks, at } = request.value
      return ok({
        ...signerOf(from, vault.content()),
        seenId: held.put(request.value),
        asks,
        at,
        isDateOdd: isDateOdd(at, null, vault.now()),
      })
    },
  } satisfies Partial<Api>
  return {
    calls,
    /** The request that was looked at under this id. */
    seen: (seenId: string): Result<HandoverRequest> => {
      const request = held.get(seenId)
      if (request === undefined) return refused('gone')
      return isAnswered(request) ? refused('requestAnswered') : ok(request)
    },
  }
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
