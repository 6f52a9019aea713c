import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { RouteTest } from '../../../shared/contract/work.ts'
import type { Desk } from '../desk/desk.ts'
import type { Links } from './links.ts'
import type { Ports } from '../ports/ports.ts'
import { parseRedirect } from './redirect.ts'
import type { StoredApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

const ROUTE_TEST_DEADLINE = 2 * MINUTE

type Rooms = {
  readonly vault: Vault
  readonly links: Links
  readonly board: WorkBoard
  readonly desk: Desk
}

/** Trying an app's redirect route without a sign-in: the browser is sent to the redirect URI with a made-up answer. */
export const createRouteTest = (
  ports: Pick<Ports, 'browser' | 'clock' | 'loopback' | 'random'>,
  { vault, links, board, desk }: Rooms,
) => {
  let stop = () => {}

  const testRoute = async ({ appId }: CallInput<'testRoute'>): Promise<Result<null>> => {
    const found = desk.app(appId)
    if (!found.ok) return found
    const app = found.value
    if (app.route === 'paste') return fail('badRequest')
    stop()
    const startedAt = ports.clock.now()
    const began = ports.clock.ticks()
    const show = (state: RouteTest['state']) =>
      board.show({ routeTest: { appId, startedAt, deadlineAt: startedAt + ROUTE_TEST_DEADLINE, state } })
    const state = ports.random.token(32)

    const forget = links.expect(state, () => {
      stop()
      show('cameBack')
      const cameBack = { at: vault.now(), tookMs: Math.round(ports.clock.ticks() - began) }
      void noteCameBack(app, cameBack)
    })
    const listening =
      app.route === 'loopback'
        ? await ports.loopback.listen(app.redirectUri, (address) => {
            const redirect = parseRedirect(address, app.redirectUri)
            return redirect.kind !== 'unknown' && links.deliver(redirect)
          })
        : null
    if (listening !== null && !listening.ok) {
      forget()
      show('portTaken')
      return listening
    }
    const callOff = ports.clock.after(ROUTE_TEST_DEADLINE, () => {
      stop()
      show('timedOut')
    })
    stop = () => {
      callOff()
      forget()
      listening?.value.close()
      stop = () => {}
    }
    show('waiting')
    const url = new URL(app.redirectUri)
    url.searchParams.set('error', 'keyward_trial')
    url.searchParams.set('state', state)
    const opened = await ports.browser.open(url, 'redirect')
    if (!opened.ok) {
      stop()
      show('browserNotOpened')
    }
    return opened
  }

  const noteCameBack = async (app: StoredApp, cameBack: StoredApp['cameBack']) => {
    const saved = await vault.change((content) => ({
      ...content,
      apps: content.apps.map((other) => (other.id === app.id ? { ...other, cameBack } : other)),
    }))
    await desk.log('routeTried', { app, result: saved })
  }

  const calls = {
    testRoute,
    endRouteTest: async () => {
      stop()
      board.show({ routeTest: null })
      return done
    },
  } satisfies Partial<Api>
  return { calls, close: () => stop() }
}
