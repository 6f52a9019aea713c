import * as z from 'zod'
import { DisconnectWork } from '../connections/disconnect-run.ts'
import { IncomingLink } from '../handover/incoming-link.ts'
import { Failure } from '../kernel/failure.ts'
import { Instant } from '../kernel/instant.ts'
import { RedirectRoute } from '../apps/redirect-route.ts'
import { NO_TOOLS_WORK, ToolsWork } from '../tools/tool.ts'
import { UpdateWork } from '../updates/update.ts'
import { Visit } from './visit.ts'

/** One sign-in under way, or just ended; it stays until the person dismisses it. */
export const Attempt = z.object({
  id: z.string(),
  appId: z.string(),
  route: RedirectRoute,
  redirectUri: z.string(),
  scopes: z.array(z.string()),
  /** Host of the page that the browser was opened at, to be shown. */
  xeroHost: z.string(),
  startedAt: Instant,
  /** When Keyward stops waiting. */
  deadlineAt: Instant,
  step: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('opening') }),
    z.object({ kind: z.literal('waiting'), openedAt: Instant }),
    z.object({ kind: z.literal('exchanging'), cameBackAt: Instant }),
    z.object({ kind: z.literal('listing'), cameBackAt: Instant }),
    z.object({
      kind: z.literal('done'),
      at: Instant,
      signInId: z.string(),
      /** Keys of what was authorised in this sign-in, by its authentication event. */
      connectionKeys: z.array(z.string()),
      /** Whether Xero itself said so; where it does not, they are what is new in its list. */
      isTold: z.boolean().optional(),
    }),
    z.object({ kind: z.literal('failed'), at: Instant, failure: Failure }),
  ]),
})
export type Attempt = z.infer<typeof Attempt>

/** A check of many organisations. */
export const CheckProgress = z.object({
  startedAt: Instant,
  total: z.int(),
  finished: z.int(),
  failed: z.int(),
  /** Whether the organisations themselves are being asked, after Xero has said which there are. */
  isProbing: z.boolean(),
})
export type CheckProgress = z.infer<typeof CheckProgress>

/** A test of an app's redirect route, without a sign-in. */
export const RouteTest = z.object({
  appId: z.string(),
  startedAt: Instant,
  deadlineAt: Instant,
  state: z.enum(['waiting', 'cameBack', 'timedOut', 'browserNotOpened', 'portTaken']),
})
export type RouteTest = z.infer<typeof RouteTest>

/** Something to be told once, quietly. */
export const Notice = z.object({
  id: z.string(),
  at: Instant,
  code: z.enum([
    'strayLink',
    'fileNotOpened',
    /** A link was for the practice that is not shown, and went there; `about` says whether it was a sign-in's. */
    'linkWentToOwn',
    'linkWentToSandbox',
    /** The same where there are several; `about` says the kind, and then the practice’s name. */
    'linkWentToPractice',
    'recoveredPrevious',
    'recordsSetAside',
    'anotherKeyward',
    'datesMended',
    'renewedDespiteClock',
    'renewedDespiteKeys',
    'renewedDespiteIdToken',
    'orphanSecretsSwept',
    'secretFoundMissing',
    'secretFoundAltered',
    'leavingFinished',
    'leavingTakenBack',
    'deletedKept',
    'clockLeapt',
    /** The window died or hung, as `about` says, and was started again. */
    'windowRestarted',
    /** What draws the window had stopped, and was started again by the system. */
    'graphicsRestarted',
    /** Something was changed or is under way, and could not be told to the window: what it shows is older. */
    'notShown',
  ]),
  about: z.string().max(200).optional(),
})
export type Notice = z.infer<typeof Notice>

/** What is going on now; small, and announced often. Nothing of it is stored. */
export const Work = z.object({
  attempts: z.array(Attempt),
  check: CheckProgress.nullable(),
  routeTest: RouteTest.nullable(),
  /** How far the walk along a long activity log has come, as a part of one. */
  walk: z.number().min(0).max(1).nullable(),
  /** When a copied secret is cleared from the clipboard. */
  clipboard: z.object({ what: z.enum(['secret']), clearsAt: Instant }).nullable(),
  notices: z.array(Notice),
  /** Links of handovers that came through the operating system and wait to be looked at, oldest first. */
  incoming: z.array(IncomingLink),
  /** How many came while as many waited already as are kept. */
  incomingMore: z.int().nonnegative(),
  /** What was asked to end while something stands in the window only; the person is asked first. */
  closing: z.enum(['window', 'quit']).nullable(),
  /** Whether the person is asked if Keyward is to stay in the tray when its window is closed. */
  asksTray: z.boolean(),
  /** How many of the apps that are being imported are stored. */
  importing: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** How many disconnects Xero is being asked for. */
  ending: z.int(),
  /** How far the disconnecting of several is; `null` while none is under way. */
  disconnecting: DisconnectWork.nullable(),
  /** What is being done about an update of Keyward itself. */
  update: UpdateWork.nullable(),
  /** What programs of this computer ask, and what they are allowed. */
  tools: ToolsWork,
  /** Where the window is to lead, until it has. */
  visit: Visit.nullable(),
})
export type Work = z.infer<typeof Work>

export const NO_WORK: Work = {
  attempts: [],
  check: null,
  routeTest: null,
  walk: null,
  clipboard: null,
  notices: [],
  incoming: [],
  incomingMore: 0,
  closing: null,
  asksTray: false,
  importing: null,
  ending: 0,
  disconnecting: null,
  update: null,
  tools: NO_TOOLS_WORK,
  visit: null,
}
