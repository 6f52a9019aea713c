import { isSilentOfOnce } from '../../shared/handover/share-server.ts'
import type { ShareServers } from '../../electron/core/ports/share-servers.ts'
import { HOUR } from '../../shared/kernel/instant.ts'
import { fail, type Failed, ok } from '../../shared/kernel/result.ts'

const missing = fail({ code: 'handoverRefused', why: 'notOnServer' })

/** Share servers in memory: Yopass tells the status, PrivateBin does not; `givesOnce` can be switched off. */
export const fakeShareServers = () => {
  const lying = new Map<string, { text: string; key: string; token: string; isOneTime: boolean }>()
  const state = { givesOnce: true, saysUntil: true, next: null as Failed | null, page: '' }
  let made = 0
  const troubled = () => {
    const { next } = state
    state.next = null
    return next
  }
  const servers: ShareServers = {
    publish: async (_server, text, { keepFor, isOneTime }) => {
      const trouble = troubled()
      if (trouble !== null) return trouble
      made += 1
      const id = made.toString(16).padStart(16, '0')
      lying.set(id, { text, key: '9zYx8WvU7tSrQ6pNmL5kJ4', token: `token-${id}`, isOneTime })
      return ok({
        id,
        key: '9zYx8WvU7tSrQ6pNmL5kJ4',
        token: `token-${id}`,
        keptFor: state.saysUntil ? keepFor + HOUR : null,
      })
    },
    fetch: async ({ id, key }) => {
      const found = lying.get(id)
      if (found === undefined) return troubled() ?? missing
      if (found.isOneTime && state.givesOnce) lying.delete(id)
      return found.key === key ? ok(found.text) : fail({ code: 'handoverRefused', why: 'serverFalse' })
    },
    status: async (server, id, isOneTime) => {
      if (isOneTime && isSilentOfOnce(server)) return ok('unknown')
      return troubled() ?? ok(lying.has(id) ? 'there' : 'gone')
    },
    revoke: async (_server, id, token) => {
      const trouble = troubled()
      if (trouble !== null) return trouble
      return ok(lying.get(id)?.token === token && lying.delete(id) ? 'there' : 'gone')
    },
    readPage: async () => troubled() ?? ok(state.page),
  }
  return { ...servers, lying, state }
}
