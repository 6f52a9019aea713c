import type { RedirectRoute } from '../../../shared/apps/redirect-route.ts'

type RouteWords = {
  readonly name: string
  /** The consequence of choosing it. */
  readonly hint: string
  readonly detail: string
  /** Where it ends, as shown behind the arrow. */
  readonly end: string
  /** What the form proposes; empty where only the practice knows. */
  readonly proposal: string
  readonly example: string
}

/** The three ways in which Xero's answer comes back. */
export const REDIRECT_ROUTES = {
  relay: {
    name: 'Through our own address',
    hint: 'The practice hosts one rule at an https address. Works from every computer that has Keyward.',
    detail: 'Through the practice’s own address, which passes the answer on to Keyward.',
    end: 'Keyward',
    proposal: '',
    example: 'https://your-practice.example/xero/callback',
  },
  loopback: {
    name: 'To this computer',
    hint: 'Nothing to host. Keyward listens on a port of this computer while you sign in.',
    detail: 'To a port of this computer, where Keyward listens while you sign in.',
    end: 'this computer',
    proposal: 'http://localhost:5179/callback',
    example: 'http://localhost:5179/callback',
  },
  paste: {
    name: 'By hand',
    hint: 'You copy the address that Xero sends you to, and paste it here. The last resort.',
    detail: 'By hand: you copy the address that Xero sends you to, and paste it into Keyward.',
    end: 'pasted by you',
    proposal: 'http://localhost/callback',
    example: 'http://localhost/callback',
  },
} as const satisfies Record<RedirectRoute, RouteWords>
