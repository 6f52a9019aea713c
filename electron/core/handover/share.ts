import type { Api, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { ActivityKind } from '../../../shared/activity/activity.ts'
import { isWithdrawn, type SentHandover } from '../../../shared/handover/record.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { boundInstant } from '../../../shared/kernel/instant.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { readIncomingShare } from '../../../shared/handover/incoming-text.ts'
import { writeShareLink } from '../../../shared/handover/share-server.ts'
import type { Desk } from '../desk/desk.ts'
import type { Sending } from './sending.ts'
import type { HandoverRecords } from './records.ts'
import type { Ports } from '../ports/ports.ts'
import { editState, without } from '../vault/content.ts'
import { editWhere, type VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly records: HandoverRecords
  readonly out: Sending
}

/** Sealed text on the practice's own share server: there, asked after, taken off again. The server is never trusted. */
export const createHandoverShare = (
  ports: Pick<Ports, 'shareServers'>,
  { vault, desk, records, out }: Rooms,
) => {
  const { shareServers } = ports
  let publishing = new AbortController()
  /** Handovers that are on their way to a server just now. */
  const goingUp = new Set<string>()
  let fetching = new AbortController()
  const fetched = desk.held<string>()

  const log = (
    what: ActivityKind,
    { app, appId, to }: SentHandover,
    result: string | Result<unknown> = 'ok',
  ) => desk.log(what, { app: { id: appId, name: app }, person: personLabel(to), result })

  const publishHandover = async ({
    handoverId,
    isOneTime,
  }: CallInput<'publishHandover'>): Promise<Result<CallOutput<'publishHandover'>>> => {
    const sent = records.find(handoverId)
    const text = await out.armoredOf(handoverId)
    const { server } = vault.content().handovers.places
    if (sent === undefined || text === null) return refused('unknownHandover')
    if (server === null) return refused('noServer')
    // Of two that lie there only one would be remembered, and neither could be said to be unopened
    if (sent.published !== null || goingUp.has(handoverId)) return refused('onServer')
    const at = vault.now()
    const wish = { keepFor: sent.usableUntil - at, isOneTime }
    goingUp.add(handoverId)
    publishing = new AbortController()
    const put = await shareServers
      .publish(server, text, wish, publishing.signal)
      .finally(() => goingUp.delete(handoverId))
    if (!put.ok) {
      await log('handoverPublished', sent, put)
      return put
    }
    const { id, token, key, keptFor } = put.value
    const until = keptFor === null ? null : boundInstant(at + keptFor)
    const saved = await records.changeAll((handovers) => ({
      ...handovers,
      onServers: { ...handovers.onServers, [handoverId]: { id, token } },
      sent: handovers.sent.map((one) =>
        one.id === handoverId
          ? {
              ...one,
              published: {
                server,
                at,
                until,
                isOneTime,
                state: 'there' as const,
                askedAt: at,
                wasUnopened: false,
                withdrawnAt: null,
              },
            }
          : one,
      ),
    }))
    if (!saved.ok) {
      // Nothing may lie there that this vault does not remember
      await shareServers.revoke(server, id, token)
      return saved
    }
    const noted = await out.calls.noteSent({ handoverId, by: 'server' })
    await log('handoverPublished', sent)
    return noted.ok ? ok({ link: writeShareLink({ server, id, key }, isOneTime), until }) : noted
  }

  /** Where a handover lies, if this vault put it on a server and has not taken it off. */
  const placeOf = (handoverId: string) => {
    const sent = records.find(handoverId)
    const place = vault.content().handovers.onServers[handoverId]
    return sent?.published == null || place === undefined ? null : { sent, published: sent.published, place }
  }

  const mark = (handoverId: string, state: 'there' | 'gone' | 'unknown') =>
    records.change(handoverId, (before) => {
      // Asked to be taken off, and gone: nobody can tell which was first
      const isOff = state === 'gone' && before.published?.withdrawnAt != null
      return withPublished(before, { state: isOff ? 'revoked' : state, askedAt: vault.now() })
    })

  const askServer = async ({ handoverId }: CallInput<'askServer'>): Promise<Result<null>> => {
    const found = placeOf(handoverId)
    if (found === null) return refused('unknownHandover')
    if (found.published.state === 'gone' || found.published.state === 'revoked') return done
    const { server, isOneTime } = found.published
    const said = await shareServers.status(server, found.place.id, isOneTime)
    return said.ok ? mark(handoverId, said.value) : said
  }

  /**
   * Takes it off again. That nobody had it before is known only where the server gives out once, can say whether it
   * still lies there, and said so just before; then nobody holds the secret by it.
   */
  const revokeHandover = async ({
    handoverId,
  }: CallInput<'revokeHandover'>): Promise<Result<CallOutput<'revokeHandover'>>> => {
    const found = placeOf(handoverId)
    if (found === null) return refused('unknownHandover')
    const { sent, published, place } = found
    const { server, isOneTime } = published
    const before = await shareServers.status(server, place.id, isOneTime)
    if (!before.ok) {
      await log('handoverRevoked', sent, before)
      return before
    }
    // The wish first: what is gone afterwards may have been taken off by us, and nobody is accused of taking it
    const wished = await records.change(handoverId, (one) => withPublished(one, { withdrawnAt: vault.now() }))
    if (!wished.ok) return wished
    const taken = await shareServers.revoke(server, place.id, place.token)
    await log('handoverRevoked', sent, taken)
    if (!taken.ok) return taken
    const isOff = taken.value === 'there' || published.withdrawnAt !== null
    const wasUnopened = isOneTime && before.value === 'there' && taken.value === 'there'
    const marked = await vault.change((content) => {
      const next = {
        ...content,
        handovers: {
          ...content.handovers,
          sent: editWhere(
            content.handovers.sent,
            ({ id }) => id === handoverId,
            (one) =>
              withPublished(one, { state: isOff ? 'revoked' : 'gone', askedAt: vault.now(), wasUnopened }),
          ),
        },
      }
      return withoutItsDue(next, handoverId)
    })
    return marked.ok ? ok({ was: taken.value }) : marked
  }

  const fetchHandover = async ({
    text,
  }: CallInput<'fetchHandover'>): Promise<Result<CallOutput<'fetchHandover'>>> => {
    const link = readIncomingShare(text)?.link ?? null
    if (link === null) return refused('notALink')
    fetching = new AbortController()
    const taken = await shareServers.fetch(link, fetching.signal)
    return taken.ok ? ok({ fetchedId: fetched.put(taken.value), text: taken.value }) : taken
  }

  const calls = {
    publishHandover,
    askServer,
    revokeHandover,
    fetchHandover,
    cancelPublishing: async () => {
      publishing.abort()
      return done
    },
    cancelFetching: async () => {
      fetching.abort()
      return done
    },
  } satisfies Partial<Api>
  return {
    calls,
    /** Sealed text that was fetched, by the id that it was given out under. */
    fetched: fetched.get,
    /** Ends what is on its way to a server, and from one. */
    forget: () => {
      publishing.abort()
      fetching.abort()
    },
  }
}

const withPublished = (
  sent: SentHandover,
  part: Partial<NonNullable<SentHandover['published']>>,
): SentHandover => (sent.published === null ? sent : { ...sent, published: { ...sent.published, ...part } })

/** A handover that nobody can have makes no secret due: takes that back, unless another one to them stands. */
const withoutItsDue = (content: VaultContent, handoverId: string): VaultContent => {
  const { sent: all } = content.handovers
  const sent = all.find(({ id }) => id === handoverId)
  if (sent === undefined || !isWithdrawn(sent)) return content
  const due = content.rotation.forced[sent.appId]
  const isTheirs = due?.reason === 'handedOver' && due.person === sent.to.name
  const another = all.some(
    (one) =>
      one.id !== handoverId &&
      one.appId === sent.appId &&
      one.to.name === sent.to.name &&
      one.sent !== null &&
      !isWithdrawn(one),
  )
  return isTheirs && !another
    ? editState(content, (state) => ({ ...state, forced: without(state.forced, sent.appId) }))
    : content
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
