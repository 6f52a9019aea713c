import type { Api, EventName, EventPayload } from '../../shared/contract/contract.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Notice } from '../../shared/contract/work.ts'
import { createActivity } from './activity/activity.ts'
import { createEndKeeper } from './activity/end-keeper.ts'
import { activityApi } from './activity/calls.ts'
import { withLines } from './activity/call-log.ts'
import { createChecks } from './connections/check.ts'
import { createConnect } from './sign-in/connect.ts'
import { createCredentials } from './apps/apps.ts'
import { createDisconnect } from './connections/disconnect.ts'
import { guideApi } from './guide/calls.ts'
import { createGuide } from './guide/guide.ts'
import { createHealth } from './connections/health.ts'
import { createKeepAlive } from './sign-in/keep-alive.ts'
import { createLeavers } from './people/leavers.ts'
import { createArrivals } from './handover/arrivals.ts'
import { createHandovers } from './handover/handovers.ts'
import { createImports } from './import/import.ts'
import { finish } from './rotation/edits.ts'
import { withoutApp } from './apps/without-app.ts'
import { createListings } from './connections/listings.ts'
import { createLeaving } from './secrets/leaving.ts'
import { createLinks } from './sign-in/links.ts'
import { createMending } from './secrets/mending.ts'
import { paperApi } from './paper/paper-room.ts'
import { createPeople } from './people/people.ts'
import type { Ports } from './ports/ports.ts'
import { createProber } from './connections/probe.ts'
import { createRateLimiter } from './connections/rate-limiter.ts'
import { createRotationStandings } from './rotation/standing.ts'
import { createReminders } from './needs/reminders.ts'
import { createReviews } from './review/review.ts'
import { rotationApi } from './rotation/calls.ts'
import { createRotationPolicies } from './rotation/policy.ts'
import { createRotationProofs } from './rotation/proofs.ts'
import { createRotation } from './rotation/rotation.ts'
import { createSecretRecords } from './secrets/records.ts'
import { createSecrets } from './secrets/secrets.ts'
import { signInApi } from './sign-in/calls.ts'
import { createSignInStore } from './sign-in/store.ts'
import { tellingKeychain } from './secrets/telling-keychain.ts'
import { createRevocation } from './sign-in/revoke.ts'
import { createTokenKeeper } from './sign-in/tokens.ts'
import { createTrial } from './sign-in/route-test.ts'
import { settingsApi } from './settings/settings.ts'
import { createUpdates } from './updates/updates.ts'
import { createBeginAgain } from './opening/begin-again.ts'
import { createClockRoom } from './clock/watch.ts'
import { createClosing } from './window/closing.ts'
import { createVault } from './vault/vault.ts'
import { createVisits } from './window/visits.ts'
import { tellOpened } from './opening/tell-opened.ts'
import { createWorkBoard } from './kernel/work-board.ts'
import { xeroPagesApi } from './kernel/xero-pages.ts'

export type Announce = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void

/** The whole core: rooms wired to each other and to the ports. `api` is what the window may call. */
export const createKeyward = (ports: Ports, announce: Announce) => {
  const board = createWorkBoard((work) => announce('workChanged', work))
  const tell = (snapshot: Snapshot) => {
    announce('snapshotChanged', snapshot)
    void leavers.notice()
    void updates.notice()
    reminders.notice()
  }
  const vault = createVault(ports, tell, () => notify('notShown'))
  const notify = (code: Notice['code'], about?: string) =>
    board.notify({
      id: ports.random.id(),
      at: ports.clock.now(),
      code,
      ...(about === undefined ? {} : { about }),
    })
  const activity = createActivity(
    ports,
    vault,
    { onProgress: (walk) => board.showWalk(walk), onProof: (proof) => vault.showActivity(proof) },
    createEndKeeper(ports),
  )
  vault.attachCheckpoint(activity.checkpoint)
  const reviews = createReviews(ports, {
    vault,
    activity,
    ownCard: () => handovers.own(),
    takeFile: (id) => arrivals.takeFile(id),
  })
  vault.attachEvidenceKey(reviews.fingerprint)
  const people = createPeople({ vault, activity })
  const leavers = createLeavers(ports, { vault, activity, people })
  const keychain = tellingKeychain(ports.keychain, () => notify('deletedKept'))
  const secrets = createSecrets({ ...ports, keychain }, vault)
  const signIns = createSignInStore(ports, vault)
  const listings = createListings(ports, { vault, activity })
  const tokens = createTokenKeeper(ports, { vault, secrets, activity, notify })
  const arrivals = createArrivals(ports, board)
  const closing = createClosing(ports, { board, vault })
  const visits = createVisits(ports, board)
  const updates = createUpdates(ports, { vault, activity, board, closing })
  const links = createLinks(ports, board, arrivals.receive)
  const connect = createConnect(ports, { vault, secrets, signIns, listings, links, activity, board })
  const secretRecords = createSecretRecords(ports, { vault, secrets })
  const proofs = createRotationProofs(ports, { vault, tokens })
  const standings = createRotationStandings({ vault, secrets, proofs, records: secretRecords })
  const leaving = createLeaving({ ...ports, keychain }, { vault, secrets, endings: { withoutApp, finish } })
  const mend = createMending({ vault, records: secretRecords, secrets, leaving, activity, notify })
  const secretRooms = { vault, secrets, records: secretRecords, proofs, standings, leaving, activity }
  const credentials = createCredentials(ports, { ...secretRooms, board, onRemoved: connect.cancelFor })
  const limiter = createRateLimiter(ports.clock)
  const health = createHealth(ports)
  const prober = createProber(ports, { vault, tokens, limiter })
  const checks = createChecks(ports, {
    vault,
    tokens,
    listings,
    activity,
    board,
    health,
    prober,
    limiter,
  })
  const keepAlive = createKeepAlive(ports, { vault, tokens, activity })
  const { disconnect, forgetConnection } = createDisconnect(ports, {
    vault,
    tokens,
    listings,
    checks,
    activity,
  })
  const revocation = createRevocation(ports, { vault, secrets, tokens, activity, listings })
  const rotation = createRotation(ports, secretRooms)
  const policies = createRotationPolicies(ports, { vault, activity })
  const reminders = createReminders(ports, { vault, policies, lead: visits.lead })
  const handovers = createHandovers(ports, {
    vault,
    secrets,
    activity,
    credentials,
    secretRecords,
    rotation,
    proofs,
    arrivals,
    onOver: (appId, person) => policies.markDue([appId], 'handedOver', person),
  })
  const imports = createImports(ports, {
    vault,
    secrets,
    activity,
    credentials,
    board,
    takeFile: arrivals.takeFile,
  })
  const guide = createGuide(ports, { vault, activity })
  const clockRoom = createClockRoom(ports, { vault, activity })
  const trial = createTrial(ports, { vault, links, board, activity })

  /** Opens the vault and mends what a crash may have left; says what it found. */
  const open = async () => {
    const opened = await vault.open()
    if (!opened.ok) return opened
    await tellOpened(ports, opened.value, { vault, activity, notify })
    void activity.verify()
    if (vault.isWritable()) void mend()
    return done
  }

  const api: Api = {
    getSnapshot: async () => ok(vault.snapshot()),
    getWork: async () => ok(board.read()),
    openVault: async () => (vault.isOpen() ? done : open()),
    beginAgain: createBeginAgain(ports, { vault, reviews, activity, health }, open),
    mendClock: () => clockRoom.mendClock(),
    addApp: ({ details, clientSecret }) => credentials.addApp(details, clientSecret),
    editApp: ({ appId, details }) => credentials.editApp(appId, details),
    storeSecret: ({ appId, clientSecret, createdAt, isUnproven }) =>
      credentials.storeSecret(appId, clientSecret, createdAt, isUnproven),
    acceptSecret: ({ appId }) => credentials.acceptSecret(appId),
    removeApp: ({ appId, isSure }) => credentials.removeApp(appId, isSure),
    revealSecret: ({ appId }) => credentials.revealSecret(appId),
    copySecret: ({ appId }) => credentials.copySecret(appId),
    clearClipboard: () => credentials.clearClipboard(),
    copyText: async ({ text }) => {
      await ports.clipboard.copyText(text)
      return done
    },
    ...signInApi({ connect, trial, revocation, board }),
    checkConnections: ({ keys, isContinued }) => checks.checkConnections(keys, isContinued),
    listChecks: async ({ key, limit }) =>
      vault.isOpen() ? health.listChecks(key, limit) : fail('vaultClosed'),
    cancelCheck: () => checks.cancelCheck(),
    disconnect: ({ key }) => board.whileEnding(() => disconnect(key)),
    forgetConnection: ({ key }) => forgetConnection(key),
    ...activityApi(ports, { vault, activity }),
    saveReview: async () => (vault.isOpen() ? reviews.saveReview() : fail('vaultClosed')),
    openReview: async ({ arrivedId }) =>
      vault.isOpen() ? reviews.openReview(arrivedId) : fail('vaultClosed'),
    compareReviews: async ({ from, to }) =>
      vault.isOpen() ? reviews.compareReviews(from, to) : fail('vaultClosed'),
    forgetReview: ({ id }) => reviews.forgetReview(id),
    listPeople: async () => (vault.isOpen() ? people.listPeople() : ok({ people: [] })),
    tracePerson: ({ key }) => people.tracePerson(key),
    ...leavers.api,
    ...rotationApi(rotation, policies),
    ...guideApi(guide),
    ...paperApi(ports, { isOpen: vault.isOpen, guidePage: guide.pageOf, reviewPage: reviews.pageOf }),
    ...settingsApi(ports, { vault, activity }),
    ...handovers.api,
    ...imports.api,
    ...updates.api,
    ...xeroPagesApi(ports),
    openLicences: () => ports.licences.open(),
    ...closing.api,
    openPractice: async ({ practice }) => ports.practices?.open(practice) ?? fail('badRequest'),
    ...visits.api,
    dismissNotice: board.dismissNotice,
  }

  return {
    api: withLines(api, { vault, activity }),
    /** Whether a link is for a sign-in that waits here. */
    waitsFor: links.waitsFor,
    /** Leaves word that a link was for the practice that is not shown. */
    tellOfLink: (to: 'own' | 'sandbox', kind: 'signIn' | 'other' | 'file') =>
      notify(to === 'own' ? 'linkWentToOwn' : 'linkWentToSandbox', kind),
    /** Leaves word for the window that comes: the one before had died, or no longer answered. */
    tellOfFall: (how: 'died' | 'hung') => notify('windowRestarted', how),
    /** What draws the window had stopped, and runs again. */
    tellOfGraphics: () => notify('graphicsRestarted'),
    /** Opens the vault, then listens for links; those that came before are delivered now. */
    start: async () => {
      await open()
      clockRoom.start()
      keepAlive.start()
      reminders.start()
      ports.redirects.onLink(links.receive)
      ports.openedFiles?.onFile((path) => void arrivals.receiveOpened(path))
      vault.showScheme(await ports.redirects.ownership())
      await updates.start()
    },
    closing,
    /** Leads the window to a place of its own. */
    lead: visits.lead,
    /**
     * Before the process ends: nothing of a copied secret stays on the clipboard, and the sealed file knows how far
     * the log has come.
     */
    stop: async () => {
      await updates.stop()
      clockRoom.stop()
      keepAlive.stop()
      handovers.stop()
      imports.stop()
      reminders.stop()
      await credentials.clearClipboard()
      await tokens.settle()
      await activity.settle()
      const end = activity.checkpoint()
      if (end !== null && end.seq !== vault.content().checkpoint?.seq)
        await vault.change((content) => ({ ...content }))
    },
  }
}
