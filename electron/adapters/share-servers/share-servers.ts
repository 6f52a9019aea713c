import { ok } from '../../../shared/kernel/result.ts'
import type { ShareServer } from '../../../shared/handover/share-server.ts'
import type { ShareServers } from '../../core/ports/share-servers.ts'
import type { Http } from '../network/http.ts'
import type { OpenPgp } from './openpgp.ts'
import { createPrivateBin } from './private-bin.ts'
import { createAskShareServer, refusedBy } from './share-fetch.ts'
import { createYopass } from './yopass.ts'

/** The share servers that Keyward can use. */
export const createShareServers = (http: Http, openPgp: OpenPgp): ShareServers => {
  const askShareServer = createAskShareServer(http)
  const OF = {
    privateBin: createPrivateBin(askShareServer),
    yopass: createYopass(askShareServer, openPgp),
  } as const satisfies Record<ShareServer['kind'], unknown>
  return {
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
}
