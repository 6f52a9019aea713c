import type { Api, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { HOUR } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { type AddressFault, readWebAddress } from '../../../shared/handover/share-server.ts'
import type { HandoverRecords } from './records.ts'
import type { Ports } from '../ports/ports.ts'
import { relayPage } from './relay-page.ts'
import { trialText } from './words.ts'
import type { Vault } from '../vault/vault.ts'

const PAGE_NAME = 'keyward-handover.html'

type Rooms = { readonly vault: Vault; readonly records: HandoverRecords }

/** What the practice runs itself for handovers, and whether it does what it is there for. */
export const createSharingSettings = (
  { shareServers, files, random }: Pick<Ports, 'shareServers' | 'files' | 'random'>,
  { vault, records }: Rooms,
) => {
  const places = () => vault.content().handovers.places

  const setShareServer = async ({ server }: CallInput<'setShareServer'>): Promise<Result<null>> => {
    if (server === null) return keep({ server })
    const read = readWebAddress(server.address, 'folder')
    if ('fault' in read) return refused(FAULTS[read.fault])
    return keep({ server: { kind: server.kind, address: read.address } })
  }

  const setRelayPage = async ({ address }: CallInput<'setRelayPage'>): Promise<Result<null>> => {
    if (address === null) return keep({ relay: null })
    const read = readWebAddress(address, 'page')
    return 'fault' in read ? refused(FAULTS[read.fault]) : keep({ relay: read.address })
  }

  const keep = (part: Partial<ReturnType<typeof places>>) =>
    records.changeAll((handovers) => ({ ...handovers, places: { ...handovers.places, ...part } }))

  /** A text without meaning goes there, comes back the same, and is asked for a second time. */
  const tryShareServer = async (): Promise<Result<CallOutput<'tryShareServer'>>> => {
    const { server } = places()
    if (server === null) return refused('noServer')
    const { signal } = new AbortController()
    const text = trialText(random.token(24))
    const put = await shareServers.publish(server, text, { keepFor: HOUR, isOneTime: true }, signal)
    if (!put.ok) return put
    const { id, key, token } = put.value
    const status = await shareServers.status(server, id, true)
    const first = await shareServers.fetch({ server, id, key }, signal)
    if (!first.ok) return first
    if (first.value !== text) return refused('serverFalse')
    const second = await shareServers.fetch({ server, id, key }, signal)
    const givesOnce =
      !second.ok && second.failure.code === 'handoverRefused' && second.failure.why === 'notOnServer'
    if (!givesOnce) await shareServers.revoke(server, id, token)
    return ok({ givesOnce, tellsStatus: status.ok && status.value === 'there' })
  }

  const saveRelayPage = async (): Promise<Result<CallOutput<'saveRelayPage'>>> => {
    const saved = await files.save(PAGE_NAME, new TextEncoder().encode(relayPage()))
    return saved.ok ? ok({ isSaved: saved.value !== null, path: saved.value }) : saved
  }

  const checkRelayPage = async (): Promise<Result<CallOutput<'checkRelayPage'>>> => {
    const { relay } = places()
    if (relay === null) return refused('noServer')
    const page = await shareServers.readPage(relay)
    if (!page.ok) return page
    return ok({ is: page.value.trim() === relayPage().trim() ? 'ours' : 'other' })
  }

  const calls = {
    setShareServer,
    setRelayPage,
    tryShareServer,
    saveRelayPage,
    checkRelayPage,
  } satisfies Partial<Api>
  return { calls }
}

const FAULTS = {
  notAddress: 'addressOdd',
  hasExtras: 'addressOdd',
  notHttps: 'addressNotHttps',
} as const satisfies Record<AddressFault, HandoverRefusal>

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
