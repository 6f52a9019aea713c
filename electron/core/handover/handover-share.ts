import type { CallOutput } from '../../../shared/contract.ts'
import type { ActivityKind } from '../../../shared/activity.ts'
import type { SentHandover } from '../../../shared/handover-record.ts'
import type { HandoverRefusal } from '../../../shared/handover-refusal.ts'
import { personLabel } from '../../../shared/person.ts'
import { done, fail, ok, type Result } from '../../../shared/result.ts'
import { readShareLink, writeShareLink } from '../../../shared/share-server.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { HandoverOut } from './handover-out.ts'
import type { HandoverRecords } from './handover-records.ts'
import type { Ports } from '../ports.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly records: HandoverRecords
  readonly out: HandoverOut
}

/** Sealed text on the practice's own share server: there, asked after, taken off again. The server is never trusted. */
export const createHandoverShare = (
  { shareServers }: Pick<Ports, 'shareServers'>,
  { vault, activity, records, out }: Rooms,
) => {
  let publishing = new AbortController()
  let fetching = new AbortController()

  const log = (what: ActivityKind, { app, appId, to }: SentHandover, result = 'ok') =>
    activity.record({ what, app, appId, organisation: '', person: personLabel(to), result })

  const publishHandover = async (
    handoverId: string,
    isOneTime: boolean,
  ): Promise<Result<CallOutput<'publishHandover'>>> => {
    publishing = new AbortController()
    const sent = records.find(handoverId)
    const text = await out.armoredOf(handoverId)
    const { server } = vault.content().handovers.places
    if (sent === undefined || text === null) return refused('unknownHandover')
    if (server === null) return refused('noServer')
    const at = vault.now()
    const wish = { keepFor: sent.usableUntil - at, isOneTime }
    const put = await shareServers.publish(server, text, wish, publishing.signal)
    if (!put.ok) {
      await log('handoverPublished', sent, put.failure.code)
      return put
    }
    const { id, token, key, keptFor } = put.value
    const until = at + keptFor
    const saved = await records.changeAll((handovers) => ({
      ...handovers,
      onServers: { ...handovers.onServers, [handoverId]: { id, token } },
      sent: handovers.sent.map((one) =>
        one.id === handoverId
          ? { ...one, published: { server, at, until, isOneTime, state: 'there' as const, askedAt: at } }
          : one,
      ),
    }))
    if (!saved.ok) {
      // Nothing may lie there that this vault does not remember
      await shareServers.revoke(server, id, token)
      return saved
    }
    const noted = await out.noteSent(handoverId, 'server')
    await log('handoverPublished', sent)
    return noted.ok ? ok({ link: writeShareLink({ server, id, key }, isOneTime), until }) : noted
  }

  /** Where a handover lies, if this vault put it on a server and has not taken it off. */
  const placeOf = (handoverId: string) => {
    const sent = records.find(handoverId)
    const place = vault.content().handovers.onServers[handoverId]
    return sent?.published == null || place === undefined ? null : { sent, published: sent.published, place }
  }

  const mark = (handoverId: string, state: 'there' | 'gone' | 'unknown' | 'revoked') =>
    records.change(handoverId, (before) =>
      before.published === null
        ? before
        : { ...before, published: { ...before.published, state, askedAt: vault.now() } },
    )

  const askServer = async (handoverId: string): Promise<Result<null>> => {
    const found = placeOf(handoverId)
    if (found === null) return refused('unknownHandover')
    if (found.published.state === 'gone' || found.published.state === 'revoked') return done
    const { server, isOneTime } = found.published
    const said = await shareServers.status(server, found.place.id, isOneTime)
    return said.ok ? mark(handoverId, said.value) : said
  }

  const revokeHandover = async (handoverId: string): Promise<Result<CallOutput<'revokeHandover'>>> => {
    const found = placeOf(handoverId)
    if (found === null) return refused('unknownHandover')
    const { sent, published, place } = found
    const taken = await shareServers.revoke(published.server, place.id, place.token)
    await log('handoverRevoked', sent, taken.ok ? 'ok' : taken.failure.code)
    if (!taken.ok) return taken
    const marked = await mark(handoverId, taken.value === 'there' ? 'revoked' : 'gone')
    return marked.ok ? ok({ was: taken.value }) : marked
  }

  const fetchHandover = async (text: string): Promise<Result<{ text: string }>> => {
    const link = readShareLink(text)
    if (link === null) return refused('notALink')
    fetching = new AbortController()
    const taken = await shareServers.fetch(link, fetching.signal)
    return taken.ok ? ok({ text: taken.value }) : taken
  }

  return {
    publishHandover,
    askServer,
    revokeHandover,
    fetchHandover,
    cancelPublishing: async (): Promise<Result<null>> => {
      publishing.abort()
      return done
    },
    cancelFetching: async (): Promise<Result<null>> => {
      fetching.abort()
      return done
    },
  }
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
