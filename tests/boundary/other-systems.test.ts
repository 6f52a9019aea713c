import { beforeEach, describe, expect, it, vi } from 'vitest'

/** Electron as Windows and macOS would have it: what was asked of it is written down. */
const fake = vi.hoisted(() => {
  type Listener = (...args: never[]) => unknown
  const asked: unknown[][] = []
  const listeners = new Map<string, Listener>()
  const state = { login: { openAtLogin: false, executableWillLaunchAtLogin: false } }
  class FakeTray {
    static readonly all: FakeTray[] = []
    readonly said: unknown[][] = []
    readonly heard = new Map<string, Listener>()
    readonly picture: unknown
    constructor(picture: unknown) {
      this.picture = picture
      FakeTray.all.push(this)
    }
    on = (name: string, listener: Listener) => void this.heard.set(name, listener)
    destroy = () => void this.said.push(['destroy'])
    setImage = (picture: unknown) => void this.said.push(['image', picture])
    setTitle = (title: string) => void this.said.push(['title', title])
    setToolTip = (text: string) => void this.said.push(['tip', text])
    setContextMenu = (menu: unknown) => void this.said.push(['menu', menu])
  }
  return {
    asked,
    listeners,
    state,
    FakeTray,
    electron: {
      app: {
        on: (name: string, listener: Listener) => void listeners.set(name, listener),
        setBadgeCount: (amount: number) => void asked.push(['badge', amount]),
        getLoginItemSettings: (item: unknown) => {
          asked.push(['read login', item])
          return state.login
        },
        setLoginItemSettings: (item: unknown) => void asked.push(['write login', item]),
      },
      Menu: {
        buildFromTemplate: (items: unknown) => items,
        setApplicationMenu: (menu: unknown) => void asked.push(['menu', menu]),
      },
      Tray: FakeTray,
      nativeImage: {
        createFromPath: (path: string) => path,
        createFromBitmap: (bytes: Buffer) => `${bytes.length} bytes`,
      },
      nativeTheme: {
        shouldUseDarkColorsForSystemIntegratedUI: true,
        on: (name: string, listener: Listener) => void listeners.set(name, listener),
      },
    },
  }
})
vi.mock('electron', () => fake.electron)

const { setBadge } = await import('../../electron/shell/badge.ts')
const { createTray } = await import('../../electron/shell/tray.ts')
const { setUpMenu } = await import('../../electron/shell/menu.ts')
const { createStartup } = await import('../../electron/adapters/disk/startup.ts')
const { createOpenedFiles } = await import('../../electron/adapters/disk/opened-files.ts')

beforeEach(() => {
  fake.asked.length = 0
  fake.FakeTray.all.length = 0
})
const nothing = () => {}

describe('N2 the number on the icon', () => {
  const window = (isDestroyed = false) => {
    const set: unknown[][] = []
    const overlay = {
      isDestroyed: () => isDestroyed,
      setOverlayIcon: (...all: unknown[]) => void set.push(all),
    }
    return { set, window: overlay as unknown as Parameters<typeof setBadge>[1] }
  }

  it('N2 lies over the icon in Windows’ task bar, in words for a screen reader, and goes with the last', () => {
    const { set, window: shown } = window()
    setBadge(3, shown, '3 reminders', 'win32')
    setBadge(0, shown, 'No reminders', 'win32')
    expect(set).toEqual([
      [`${32 * 32 * 4} bytes`, '3 reminders'],
      [null, ''],
    ])
    expect(fake.asked).toEqual([])
  })

  it('N2 is not set on a window that has gone, nor before there is one', () => {
    const { set, window: gone } = window(true)
    setBadge(3, gone, '3 reminders', 'win32')
    setBadge(3, null, '3 reminders', 'win32')
    expect(set).toEqual([])
  })

  it.each(['darwin', 'linux'] as const)('N2 is the system’s own on %s', (platform) => {
    setBadge(3, null, '3 reminders', platform)
    expect(fake.asked).toEqual([['badge', 3]])
  })
})

describe('N2 the tray of other systems', () => {
  const create = (platform: NodeJS.Platform) => {
    const opened: string[] = []
    const tray = createTray({ icons: '/icons', onOpen: () => opened.push('open'), run: nothing }, platform)
    tray.set(true)
    const [made] = fake.FakeTray.all
    if (made === undefined) throw new Error('no tray')
    return { tray, made, opened }
  }

  it('N2 on macOS is a template, counts beside it, and opens its menu by a click', () => {
    const { tray, made } = create('darwin')
    expect(String(made.picture)).toMatch(/trayTemplate\.png$/u)
    expect(made.heard.has('click')).toBe(false)
    tray.setAmount(4)
    expect(made.said).toContainEqual(['title', '4'])
    tray.setAmount(0)
    expect(made.said.at(-1)).toEqual(['title', ''])
  })

  it('N2 on Windows fits the task bar, also when that changes, and a click opens Keyward', () => {
    const { made, opened } = create('win32')
    expect(String(made.picture)).toMatch(/tray-dark\.png$/u)
    fake.electron.nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = false
    fake.listeners.get('updated')?.()
    expect(made.said.at(-1)?.[0]).toBe('image')
    expect(String(made.said.at(-1)?.[1])).toMatch(/tray-light\.png$/u)
    made.heard.get('click')?.()
    expect(opened).toEqual(['open'])
  })

  it('N2 knows of the other practice from the first, and is taken away again', () => {
    const { tray, made } = create('win32')
    const labels = () => {
      const menu = made.said.findLast(([what]) => what === 'menu')?.[1] as { label?: string }[]
      return menu.flatMap(({ label }) => label ?? [])
    }
    tray.setPractice('sandbox')
    expect(labels()).toContain('Back to your own practice')
    tray.set(false)
    expect(made.said.at(-1)).toEqual(['destroy'])
  })
})

describe('N1 the menu', () => {
  it('N1 is there on macOS and leads to the other practice; there is none elsewhere', () => {
    setUpMenu(nothing, 'own', 'darwin')
    expect(JSON.stringify(fake.asked.at(-1))).toContain('Open the Sandbox Practice')
    for (const platform of ['win32', 'linux'] as const) {
      setUpMenu(nothing, 'own', platform)
      expect(fake.asked.at(-1)).toEqual(['menu', null])
    }
  })
})

describe('N2 starting with the computer', () => {
  const startup = (platform: NodeJS.Platform) =>
    createStartup({ command: ['C:\\Keyward.exe', '--hidden'], autostart: '/nowhere', platform })
  const windows = { path: 'C:\\Keyward.exe', args: ['--hidden'] }

  it('N2 on Windows asks for and sets its own command, and believes the Task Manager', () => {
    const own = startup('win32')
    expect(own.write(true)).toMatchObject({ ok: true })
    expect(fake.asked).toEqual([['write login', { ...windows, openAtLogin: true }]])
    fake.state.login = { openAtLogin: true, executableWillLaunchAtLogin: true }
    expect(own.read()).toBe(true)
    expect(fake.asked.at(-1)).toEqual(['read login', windows])
    fake.state.login = { openAtLogin: true, executableWillLaunchAtLogin: false }
    expect(own.read()).toBe(false)
  })

  it('N2 on macOS needs no arguments: the system says by itself that it began it', () => {
    fake.state.login = { openAtLogin: true } as typeof fake.state.login
    expect(startup('darwin').read()).toBe(true)
    expect(fake.asked).toEqual([['read login', {}]])
  })
})

describe('N5 a file that macOS opens', () => {
  it('N5 before anybody listens waits, and comes once; later ones come at once, and bring the window forward', () => {
    const forward: string[] = []
    const files = createOpenedFiles({
      onArrival: () => forward.push('forward'),
      own: [process.argv[1] ?? ''],
    })
    const open = (path: string) => {
      const event = { isPrevented: false, preventDefault: () => void (event.isPrevented = true) }
      ;(fake.listeners.get('open-file') as (e: unknown, path: string) => void)(event, path)
      return event.isPrevented
    }
    expect(open('/Users/tessa/first.age')).toBe(true)
    const heard: string[] = []
    files.onFile((path) => heard.push(path))
    open('/Users/tessa/second.age')
    expect(heard.filter((path) => path.startsWith('/Users'))).toEqual([
      '/Users/tessa/first.age',
      '/Users/tessa/second.age',
    ])
    expect(forward).toHaveLength(2)
  })
})
