import * as z from 'zod'
import { call, id, none, nothing } from '../kernel/call.ts'

/** Signing in, taking a sign-in back, and trying the route. */
export const signInCalls = {
  /** Opens the browser at Xero's consent page and answers at once; `Work.attempts` tells how it goes on. */
  startSignIn: call(z.strictObject({ appId: id }), z.object({ attemptId: z.string() }), {
    needs: 'writable',
  }),
  reopenBrowser: call(z.strictObject({ attemptId: id }), none),
  pasteRedirect: call(z.strictObject({ attemptId: id, address: z.string().max(20_000) }), none),
  cancelSignIn: call(z.strictObject({ attemptId: id }), none),
  /** Revokes a person's sign-in with one app, which takes all its connections, and proves it by asking again (D12). */
  revokeSignIn: call(z.strictObject({ signInId: id }), none),
  dismissSignIn: call(z.strictObject({ attemptId: id }), none),
  /** Opens the app's redirect address with a made-up answer, to see whether the route leads here. */
  testRoute: call(z.strictObject({ appId: id }), none),
  endRouteTest: call(nothing, none),
} as const
