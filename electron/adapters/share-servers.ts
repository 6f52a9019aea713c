import { ok } from '../../shared/result.ts'
import type { ShareServer } from '../../shared/share-server.ts'
import type { ShareServers } from '../core/ports.ts'
import { privateBin } from './private-bin.ts'
import { askShareServer, refusedBy } from './share-fetch.ts'
import { yopass } from './yopass.ts'

const OF = { privateBin, yopass } as const satisfies Record<ShareServer['kind'], unknown>

/** The share servers that Keyward can use. */
export const shareServers: ShareServers = {
  publish: (server, ...rest) => OF[server.kind].publish(server, ...rest),
  fetch: (link, signal) => OF[link.server.kind].fetch(link, signal),
  status: (server, ...rest) => OF[server.kind].status(server, ...rest),
  revoke: (server, ...rest) => OF[server.kind].revoke(server, ...rest),
  readPage: async (address) => {
    const answer = await askShareServer(address, {})
    if (!answer.ok) return answer
    return answer.value.status === 200 ? ok(answer.value.text) : refusedBy('notOnServer')
  },
}
