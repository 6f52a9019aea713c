import type { Api } from '../../../shared/contract/contract.ts'
import type { LinkKind } from '../../../shared/handover/link.ts'
import type { Notice } from '../../../shared/contract/work.ts'
import type { Desk } from '../desk/desk.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { createConnect } from './connect.ts'
import { createKeepAlive } from './keep-alive.ts'
import { createLinks } from './links.ts'
import type { Listings } from './listings.ts'
import { createRevocation } from './revoke.ts'
import { createRouteTest } from './route-test.ts'
import { createSignInStore } from './store.ts'
import { createTokenKeeper } from './tokens.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
  readonly board: WorkBoard
  readonly listings: Listings
  readonly notify: (code: Notice['code'], about?: string) => void
  /** Called for a link that is no sign-in's, and waits until somebody looks at it. */
  readonly onArrived: (kind: LinkKind, text: string) => void
}

/** Signing in, giving out tokens, taking a sign-in back, and trying the route. */
export const createSignInRoom = (
  ports: Pick<
    Ports,
    'browser' | 'clock' | 'loopback' | 'preferences' | 'random' | 'redirects' | 'witness' | 'xero'
  >,
  rooms: Rooms,
) => {
  const { vault, board, onArrived } = rooms
  const signIns = createSignInStore(ports, vault)
  const tokens = createTokenKeeper(ports, rooms)
  const links = createLinks(board, onArrived)
  const connect = createConnect(ports, { ...rooms, signIns, links })
  const routeTest = createRouteTest(ports, { ...rooms, links })
  const revocation = createRevocation(ports, { ...rooms, tokens })
  const keepAlive = createKeepAlive(ports, { ...rooms, tokens })
  const calls = {
    ...connect.calls,
    ...routeTest.calls,
    revokeSignIn: ({ signInId }) => board.whileEnding(() => revocation.revokeSignIn(signInId)),
  } satisfies Partial<Api>
  return {
    tokens,
    calls,
    /** Called when an app goes, so that nothing goes on waiting for it. */
    cancelFor: connect.cancelFor,
    /** Whether a link is for a sign-in that waits here. */
    waitsFor: links.waitsFor,
    /** Also takes the links that came before anybody listened. */
    start: () => {
      keepAlive.start()
      ports.redirects.onLink(links.receive)
    },
    close: async () => {
      keepAlive.stop()
      connect.close()
      routeTest.close()
      await tokens.settle()
      tokens.forget()
    },
  }
}
