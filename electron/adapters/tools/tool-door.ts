import type { Server } from 'node:net'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ToolAnswers, ToolDoor } from '../../core/ports/tools.ts'
import type { Http } from '../network/http.ts'
import { openCallPort } from './call-port.ts'
import { prepareEndpoint, removeEndpoint, writeEndpoint } from './endpoint.ts'
import type { FoundEndpoint } from './found-endpoint.ts'
import { readMark, setMark } from './mark.ts'
import { createProgramSignature, runBriefly } from './program-signature.ts'
import { HANG_UP, openTokenDoor } from './token-door.ts'

type Options = {
  readonly http: Http
  readonly api: string
  readonly onWanted: () => void
  /** A tool asks for something, whatever it is answered. */
  readonly onAsked?: () => void
}

/** Where programs of this account ask the Keyward of a profile, over the same network as Keyward itself. */
export const createToolDoor = (
  profile: string,
  { onWanted, onAsked = () => {}, ...xero }: Options,
): ToolDoor => {
  let place: FoundEndpoint | null = null
  let open: Server[] = []
  const close = async () => {
    const [was, servers] = [place, open]
    place = null
    open = []
    if (was !== null) await removeEndpoint(profile, was).catch(() => undefined)
    for (const server of servers) await closed(server)
  }
  const orClose = async <Value>(act: () => Promise<Value>): Promise<Result<Value>> => {
    try {
      return ok(await act())
    } catch {
      await close()
      return fail('toolsNotHeard')
    }
  }
  const heard = ({ token, call, standing }: ToolAnswers): ToolAnswers => ({
    token: (...asked) => {
      onAsked()
      return token(...asked)
    },
    call: (...asked) => {
      onAsked()
      return call(...asked)
    },
    standing,
  })
  const openDoor = async (answers: ToolAnswers): Promise<FoundEndpoint> => {
    place = await prepareEndpoint(profile)
    open.push(await openTokenDoor(place, answers))
    return place
  }
  return {
    openLocked: (answers) =>
      orClose(async () => {
        await close()
        await writeEndpoint(profile, await openDoor(heard(answers)))
        return null
      }),
    open: (answers, wished) =>
      orClose(async () => {
        // a door that stands open alone stays: whoever is at it is not hung up on
        const isAlone = place !== null && open.length === 1
        if (!isAlone) await close()
        const at = isAlone ? null : await openDoor(heard(answers))
        const { server, port } = await openCallPort(wished, heard(answers), xero)
        open.push(server)
        // told last: whoever reads it finds both
        if (at !== null) await writeEndpoint(profile, at)
        return { port }
      }),
    wanted: onWanted,
    signatureOf: createProgramSignature(process, runBriefly),
    isExpected: () => readMark(profile),
    expect: (isOn) => setMark(profile, isOn),
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
