import { setTimeout as wait } from 'node:timers/promises'
import type { CdpSession, Protocol } from './cdp.ts'
import { launchChromium, type Chromium, type WindowShape } from './chromium.ts'

type TargetInfo = Protocol.Target.TargetInfo
export type WindowTarget = {
  readonly cdp: CdpSession
  readonly targetId: string
  readonly windowId: number
  readonly browser: CdpSession
}
type Claim = (info: TargetInfo, sessionId: string) => void

/** Chromium's windows. Started with the first window, since a second instance never needs one. */
export const createHost = () => {
  let connection: Chromium | null = null
  let claim: Claim | null = null
  const openers = new Map<string, () => boolean>()
  const leaving = new Map<string, () => void>()

  /** A page that nobody ordered is a window.open or a shortcut of Chromium's own: asked about, then closed. */
  const refuse = (browser: CdpSession, info: TargetInfo) => {
    const allowed = openers.get(info.openerId ?? '')?.() ?? false
    if (allowed)
      process.stderr.write('stand-in: a page may open no window here, though the product allows it\n')
    browser.send('Target.closeTarget', { targetId: info.targetId }).catch(() => undefined)
  }

  const connect = (shape: WindowShape): Chromium => {
    const made = launchChromium(shape, () => {
      connection = null
      for (const leave of leaving.values()) leave()
    })
    made.browser.on('Target.attachedToTarget', ({ targetInfo, sessionId, waitingForDebugger }) => {
      if (targetInfo.type === 'page') {
        const take = claim
        claim = null
        if (take !== null) take(targetInfo, sessionId)
        else if (!leaving.has(targetInfo.targetId)) refuse(made.browser, targetInfo)
      }
      if (waitingForDebugger) {
        made
          .session(sessionId)
          .send('Runtime.runIfWaitingForDebugger')
          .catch(() => undefined)
      }
    })
    made.browser.on('Target.targetDestroyed', ({ targetId }) => leaving.get(targetId)?.())
    return made
  }

  const begin = async (browser: CdpSession) => {
    await browser.send('Target.setDiscoverTargets', { discover: true })
    await browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    })
    await browser.send('Browser.setDownloadBehavior', { behavior: 'deny' })
  }

  const open = async (
    shape: WindowShape,
    mayOpen: () => boolean,
    onGone: () => void,
  ): Promise<WindowTarget> => {
    const isFirst = connection === null
    const current = (connection ??= connect(shape))
    const claimed = new Promise<{ info: TargetInfo; sessionId: string }>((resolve) => {
      claim = (info, sessionId) => resolve({ info, sessionId })
    })
    if (isFirst) await begin(current.browser)
    else await current.browser.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    const { info, sessionId } = await claimed
    openers.set(info.targetId, mayOpen)
    leaving.set(info.targetId, () => {
      leaving.delete(info.targetId)
      openers.delete(info.targetId)
      onGone()
    })
    if (isFirst) await firstPageThere(current.session(sessionId))
    const { windowId } = await current.browser.send('Browser.getWindowForTarget', { targetId: info.targetId })
    return { cdp: current.session(sessionId), targetId: info.targetId, windowId, browser: current.browser }
  }

  let turn: Promise<unknown> = Promise.resolve()
  return {
    /**
     * Opens a window on a blank page, one at a time; `mayOpen` is asked about each window that the page wants to
     * open, and `onGone` hears once that this one has gone.
     */
    openWindow: (...order: Parameters<typeof open>): Promise<WindowTarget> => {
      const opened = turn.then(() => open(...order))
      turn = opened.catch(() => undefined)
      return opened
    },
    /** Called when a page was loaded: a second conversation before that would disturb the first. */
    loaded: async (): Promise<void> => {
      await connection?.tellEndpoint()
    },
  }
}
/** Chromium loads its first page by itself; a navigation ordered before that is there would be cancelled by it. */
const firstPageThere = async (cdp: CdpSession): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    const expression = `location.protocol === 'data:' && document.readyState === 'complete'`
    const { result } = await cdp.send('Runtime.evaluate', { expression })
    if (result.value === true) return
    await wait(10)
  }
}
export type Host = ReturnType<typeof createHost>
