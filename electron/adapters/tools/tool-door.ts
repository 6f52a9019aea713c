import type { Server } from 'node:net'
import { fail, ok } from '../../../shared/kernel/result.ts'
import type { ToolDoor } from '../../core/ports/tools.ts'
import type { Http } from '../network/http.ts'
import { openCallPort } from './call-port.ts'
import { prepareEndpoint, removeEndpoint, writeEndpoint } from './endpoint.ts'
import { HANG_UP, openTokenDoor } from './token-door.ts'

type Options = {
  readonly http: Http
  readonly api: string
  readonly onWanted: () => void
}

/** Where programs of this account ask the Keyward of a profile, over the same network as Keyward itself. */
export const createToolDoor = (profile: string, { onWanted, ...xero }: Options): ToolDoor => {
  let end: (() => Promise<void>) | null = null
  const close = async () => {
    const ending = end
    end = null
    await ending?.()
  }
  return {
    open: async (answers, wished) => {
      await close()
      const open: Server[] = []
      let place: Awaited<ReturnType<typeof prepareEndpoint>> | null = null
      end = async () => {
        if (place !== null) await removeEndpoint(profile, place).catch(() => undefined)
        for (const server of open) await closed(server)
      }
      try {
        place = await prepareEndpoint(profile)
        open.push(await openTokenDoor(place, answers))
        const { server, port } = await openCallPort(wished, answers, xero)
        open.push(server)
        // told last: whoever reads it finds both
        await writeEndpoint(profile, place)
        return ok({ port })
      } catch {
        await close()
        return fail('toolsNotHeard')
      }
    },
    wanted: onWanted,
    close,
  }
}

/** Nobody is listened to any more; whoever waits is hung up on. */
const closed = (server: Server & { readonly closeAllConnections?: () => void }): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections?.()
    server.emit(HANG_UP)
  })
