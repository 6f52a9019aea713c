import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { CdpSession } from './cdp.ts'
import { createEvent } from './event.ts'
import type { WindowTarget } from './host.ts'
import type { nativeTheme as NativeTheme } from './native-theme.ts'
import type { Runtime } from './runtime-parts.ts'
import { createWebContents } from './web-contents.ts'

/** The part of a window that is held to Electron's types; `webContents` and events are narrower here. */
type Held = Pick<
  BrowserWindow,
  | 'loadURL' | 'show' | 'showInactive' | 'hide' | 'focus' | 'blur' | 'close' | 'destroy' | 'isDestroyed' | 'isVisible'
  | 'isFocused' | 'isMinimized' | 'isMaximized' | 'isFullScreen' | 'minimize' | 'maximize' | 'restore' | 'setTitle'
  | 'getTitle' | 'getBounds' | 'getNormalBounds' | 'setBounds' | 'getSize' | 'setSize' | 'setMinimumSize'
  | 'setBackgroundColor' | 'setMenuBarVisibility' | 'setContentProtection' | 'flashFrame' | 'removeMenu' | 'id'
> // prettier-ignore

/** Makes the class `BrowserWindow`, whose windows are Chromium's. */
export const createBrowserWindowClass = (runtime: Runtime, theme: typeof NativeTheme) => {
  const open = new Set<StandInWindow>()
  let lastId = 0

  class StandInWindow extends EventEmitter implements Held {
    readonly id: number
    readonly webContents: ReturnType<typeof createWebContents>['contents']
    readonly #page: ReturnType<typeof createWebContents>
    readonly #target: Promise<WindowTarget>
    #bounds: Rectangle
    #title: string
    #state: 'normal' | 'minimized' | 'maximized' | 'fullscreen' = 'normal'
    #visible: boolean
    #focused = false
    #destroyed = false

    constructor(options: BrowserWindowConstructorOptions = {}) {
      super()
      lastId += 1
      this.id = lastId
      this.#title = options.title ?? ''
      this.#visible = options.show ?? true
      const { width = 800, height = 600, x = 0, y = 0 } = options
      this.#bounds = { x, y, width, height }
      this.#page = createWebContents(runtime, this.id, options.webPreferences ?? {})
      this.webContents = this.#page.contents
      open.add(this)
      runtime.app.emit('web-contents-created', createEvent({}), this.webContents)
      const at = options.x === undefined || options.y === undefined ? null : { x, y }
      const shape = { width, height, at }
      this.#target = runtime.host.openWindow(shape, this.#page.mayOpen, () => this.#gone())
      this.#begin().catch((error: unknown) => {
        process.stderr.write(`stand-in: ${error instanceof Error ? error.message : String(error)}\n`)
        this.#page.failed(error instanceof Error ? error : new Error(String(error)))
      })
      runtime.app.emit('browser-window-created', createEvent({}), this)
    }

    static getAllWindows(): StandInWindow[] {
      return [...open]
    }
    static getFocusedWindow(): StandInWindow | null {
      return [...open].find((one) => one.#focused) ?? null
    }
    static fromWebContents(contents: unknown): StandInWindow | null {
      return [...open].find((one) => one.webContents === contents) ?? null
    }
    static fromId(id: number): StandInWindow | null {
      return [...open].find((one) => one.id === id) ?? null
    }

    async #begin(): Promise<void> {
      const target = await this.#target
      theme.follow(target.cdp)
      await this.#page.attach(target)
      this.#announceFirstPaint(target.cdp)
      this.webContents.on('stand-in-focus', () => this.#onFocus(true))
      this.webContents.on('stand-in-blur', () => this.#onFocus(false))
      this.webContents.on('stand-in-resize', () => void this.#readBounds(target))
    }
    #announceFirstPaint(cdp: CdpSession): void {
      let painted = false
      const ready = () => {
        if (painted || this.#destroyed) return
        painted = true
        this.emit('ready-to-show', createEvent({}))
      }
      cdp.on(
        'Page.lifecycleEvent',
        ({ name }) => name === 'firstPaint' && this.webContents.getURL() !== '' && ready(),
      )
      cdp.on('Page.loadEventFired', () => setTimeout(ready, 300)) // a window that nobody sees may never paint
    }
    #onFocus(focused: boolean): void {
      this.#focused = focused
      const name = focused ? 'focus' : 'blur'
      this.emit(name, createEvent({}))
      runtime.app.emit(`browser-window-${name}`, createEvent({}), this)
    }
    async #readBounds({ browser, windowId }: WindowTarget): Promise<void> {
      const { bounds } = await browser.send('Browser.getWindowBounds', { windowId })
      this.#state = bounds.windowState ?? 'normal'
      const { left: x = 0, top: y = 0, width = this.#bounds.width, height = this.#bounds.height } = bounds
      if (this.#state === 'normal') this.#bounds = { x, y, width, height }
      this.emit('resize', createEvent({}))
      this.emit('resized', createEvent({}))
    }
    #withWindow(act: (target: WindowTarget) => Promise<unknown>): void {
      this.#target.then(act).catch(() => undefined) // the window has gone meanwhile
    }
    #setState(windowState: 'normal' | 'minimized' | 'maximized'): void {
      this.#state = windowState
      this.#withWindow(({ browser, windowId }) =>
        browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } }),
      )
      this.emit({ normal: 'restore', minimized: 'minimize', maximized: 'maximize' }[windowState])
    }
    #gone(): void {
      if (this.#destroyed) return
      this.#destroyed = true
      open.delete(this)
      this.#page.destroy()
      this.emit('closed', createEvent({}))
      if (open.size === 0) runtime.app.emit('stand-in-all-closed')
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.loadURL(url)
    }
    show(): void {
      this.#visible = true
      this.emit('show', createEvent({}))
      this.focus()
    }
    showInactive(): void {
      this.#visible = true
      this.emit('show', createEvent({}))
    }
    hide(): void {
      this.#visible = false
      this.emit('hide', createEvent({}))
    }
    focus(): void {
      this.#withWindow(({ cdp }) => cdp.send('Page.bringToFront'))
    }
    blur(): void {
      this.#onFocus(false)
    }
    close(): void {
      if (this.#destroyed) return
      const event = createEvent({})
      this.emit('close', event)
      if (!event.defaultPrevented) this.destroy()
    }
    destroy(): void {
      this.#withWindow(({ browser, targetId }) => browser.send('Target.closeTarget', { targetId }))
      this.#gone()
    }
    isDestroyed(): boolean {
      return this.#destroyed
    }
    isVisible(): boolean {
      return this.#visible && this.#state !== 'minimized'
    }
    isFocused(): boolean {
      return this.#focused
    }
    isMinimized(): boolean {
      return this.#state === 'minimized'
    }
    isMaximized(): boolean {
      return this.#state === 'maximized'
    }
    isFullScreen(): boolean {
      return this.#state === 'fullscreen'
    }
    minimize(): void {
      this.#setState('minimized')
    }
    maximize(): void {
      this.#setState('maximized')
    }
    restore(): void {
      this.#setState('normal')
    }
    setTitle(title: string): void {
      this.#title = title
    }
    getTitle(): string {
      return this.#title
    }
    getBounds(): Rectangle {
      return { ...this.#bounds }
    }
    getNormalBounds(): Rectangle {
      return { ...this.#bounds }
    }
    setBounds(bounds: Partial<Rectangle>): void {
      this.#bounds = { ...this.#bounds, ...bounds }
      const { x: left, y: top, width, height } = this.#bounds
      this.#withWindow(({ browser, windowId }) =>
        browser.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } }),
      )
    }
    getSize(): number[] {
      return [this.#bounds.width, this.#bounds.height]
    }
    setSize(width: number, height: number): void {
      this.setBounds({ width, height })
    }
    setMinimumSize(): void {}
    setBackgroundColor(): void {}
    setMenuBarVisibility(): void {}
    setContentProtection(): void {}
    flashFrame(): void {}
    removeMenu(): void {}
  }
  return StandInWindow
}
