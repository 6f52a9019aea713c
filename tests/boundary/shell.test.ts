import { describe, expect, it, vi } from 'vitest'
import { autostartEntry, isAutostartOn } from '../../electron/adapters/desktop/autostart-entry.ts'
import { filesIn } from '../../electron/adapters/disk/files-in.ts'
import { reminderWords, trayWords } from '../../electron/adapters/desktop/words.ts'
import { badgePicture } from '../../electron/shell/badge-picture.ts'
import { isHiddenStart } from '../../electron/shell/hidden-start.ts'
import { endUnseen, UNSEEN_FOR } from '../../electron/shell/unseen.ts'
import { REMINDER_KINDS } from '../../shared/needs/reminder.ts'
import { commandOf, type KeyPress, PLACES } from '../../electron/shell/commands.ts'
import { contextItems } from '../../electron/shell/context-items.ts'
import { macMenu } from '../../electron/shell/menu-items.ts'
import type { ShownPractice } from '../../electron/shell/other-practice.ts'
import { trayItems } from '../../electron/shell/tray-items.ts'
import { boundsOn, canBeHeld, smallestOn } from '../../electron/shell/window-bounds.ts'
import { knownZoom, zoomed } from '../../electron/shell/zoom-steps.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  type: 'keyDown',
  key,
  code: '',
  control: false,
  meta: false,
  alt: false,
  shift: false,
  ...more,
})

describe('N1 the menu of macOS', () => {
  const asked: string[] = []
  const menu = macMenu((command) => void asked.push(command))
  const all = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))

  it('N1 has About, Settings, Edit, View with zoom, Window and Help, and nothing that reloads or opens tools', () => {
    expect(menu.map(({ label, role }) => label ?? role)).toEqual([
      'Keyward',
      'File',
      'Edit',
      'View',
      'windowMenu',
      'help',
    ])
    const roles = all.map(({ role }) => role)
    for (const role of [
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'hide',
      'quit',
      'close',
    ] as const)
      expect(roles).toContain(role)
    expect(roles.filter((role) => /reload|devtools/iu.test(role ?? ''))).toEqual([])
  })

  it('N1 does what its items say, and gives no two of them the same keys', () => {
    const keys = all.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('Command+,')
    for (const item of all.filter(({ click }) => click !== undefined)) (item.click as () => void)()
    for (const command of ['about', 'settings', 'zoomIn', 'zoomOut', 'zoomReset', 'find', 'guide'])
      expect(asked).toContain(command)
  })

  it('N1 names each key that works without it, so that both mean the same', () => {
    for (const { accelerator, id } of all) {
      if (accelerator === undefined || id === 'find') continue // the page itself hears Ctrl K
      const key = accelerator.replace('Command+', '').replace('Plus', '+')
      expect(commandOf(press(key, { meta: true, code: `Digit${key}` }), 'darwin'), accelerator).toBe(id)
    }
  })
})

describe('N2 the way to the other practice', () => {
  const labels = (items: readonly { label?: string }[]) => items.flatMap(({ label }) => label ?? [])
  const file = (practice: ShownPractice, asked: string[] = []) => {
    const items = macMenu((command) => void asked.push(command), practice)[1]?.submenu
    return Array.isArray(items) ? items : []
  }
  const tray = (practice: ShownPractice, asked: string[] = []) =>
    trayItems({ amount: 2, practice }, { onOpen: () => {}, run: (command) => void asked.push(command) })

  it.each([
    ['own', 'Open the Sandbox Practice', 'Open the sandbox practice'],
    ['sandbox', 'Back to Your Own Practice', 'Back to your own practice'],
  ] as const)(
    'N2 stands in the menu of macOS and in the tray while the %s one is shown',
    (shown, inMenu, inTray) => {
      for (const [items, name] of [
        [file, inMenu],
        [tray, inTray],
      ] as const) {
        const asked: string[] = []
        const clicks = items(shown, asked).flatMap(({ label, click }) => (label === name ? [click] : []))
        for (const click of clicks) (click as () => void)()
        expect(asked).toEqual(['otherPractice'])
      }
    },
  )

  it('N2 is not there where there is only one', () => {
    for (const items of [file(null), tray(null)])
      expect(labels(items).filter((label) => /practice/iu.test(label))).toEqual([])
    expect(labels(tray(null))).toEqual([
      '2 reminders',
      'Open Keyward',
      'Check everything',
      'Lock Keyward',
      'Quit Keyward',
    ])
  })
})

describe('N1 shortcuts', () => {
  it.each([
    ['+', { shift: true }, 'zoomIn'],
    ['=', {}, 'zoomIn'],
    ['+', { code: 'NumpadAdd' }, 'zoomIn'],
    ['-', {}, 'zoomOut'],
    ['-', { code: 'Digit6' }, 'zoomOut'], // a French keyboard
    ['_', { shift: true }, 'zoomOut'],
    ['0', {}, 'zoomReset'],
    ['à', { code: 'Digit0' }, 'zoomReset'],
    ['0', { code: 'Numpad0' }, 'zoomReset'],
    [',', {}, 'settings'],
    ['l', {}, 'lock'],
    ['1', {}, 'overview'],
    ['&', { code: 'Digit1' }, 'overview'],
    ['7', {}, 'settings'],
    ['w', {}, 'closeWindow'],
    ['W', {}, 'closeWindow'],
    ['q', {}, 'quit'],
  ] as const)('N1 Ctrl and %s %j is %s', (key, more, command) => {
    expect(commandOf(press(key, { control: true, ...more }), 'linux')).toBe(command)
    expect(commandOf(press(key, { control: true, ...more }), 'win32')).toBe(command)
  })

  it('N1 leaves every other key to the page', () => {
    for (const key of ['a', 'c', 'v', 'x', 'z', 'k', 'r', '8', '9', 'Enter', 'Escape'])
      expect(commandOf(press(key, { control: true }), 'linux')).toBeNull()
    for (const key of ['+', '-', '0', ',', '1', 'w', 'q']) {
      expect(commandOf(press(key), 'linux')).toBeNull()
      // AltGr is Ctrl and Alt
      expect(commandOf(press(key, { control: true, alt: true }), 'win32')).toBeNull()
      expect(commandOf(press(key, { control: true }), 'darwin')).toBeNull()
      expect(commandOf(press(key, { meta: true }), 'win32')).toBeNull()
      expect(commandOf(press(key, { control: true, type: 'keyUp' }), 'linux')).toBeNull()
    }
    expect(commandOf(press('1', { control: true, shift: true }), 'linux')).toBeNull()
    expect(PLACES).toHaveLength(7)
  })
})

describe('N1 zoom', () => {
  it('N1 goes step by step, no further than the views are made for, and back', () => {
    let factor = 1
    const up = Array.from({ length: 8 }, () => (factor = zoomed(factor, 1)))
    expect(up).toEqual([1.1, 1.25, 1.5, 1.75, 2, 2, 2, 2])
    for (let step = 0; step < 20; step += 1) factor = zoomed(factor, -1)
    expect(factor).toBe(0.5)
    expect(zoomed(factor, 0)).toBe(1)
    expect(zoomed(1.3, 1)).toBe(1.5)
    expect(zoomed(Number.NaN, 1)).toBe(1)
  })

  it.each([[null], ['1.5'], [0], [-1], [9e9], [Number.NaN], [{}], [1.26]])(
    'N1 begins at 100 %% where %j was kept',
    (kept) => {
      expect(knownZoom(kept)).toBe(1)
    },
  )
})

describe('N1 a context menu', () => {
  const flags = { canCut: false, canCopy: false, canPaste: false, canSelectAll: false }

  it('N1 of a field has cut, copy, paste and select all, grey where they cannot be done', () => {
    const items = contextItems({
      isEditable: true,
      selectionText: '',
      editFlags: { ...flags, canPaste: true, canSelectAll: true },
    })
    expect(
      items.filter(({ type }) => type !== 'separator').map(({ label, enabled }) => [label, enabled]),
    ).toEqual([
      ['Cut', false],
      ['Copy', false],
      ['Paste', true],
      ['Select all', true],
    ])
  })

  it('N1 of selected text has copy; anywhere else there is none', () => {
    const editFlags = { ...flags, canCopy: true }
    expect(contextItems({ isEditable: false, selectionText: 'Anvil', editFlags })).toEqual([
      { role: 'copy', label: 'Copy' },
    ])
    expect(contextItems({ isEditable: false, selectionText: ' \n', editFlags })).toEqual([])
    expect(contextItems({ isEditable: false, selectionText: 'Anvil', editFlags: flags })).toEqual([])
  })
})

describe('N3 the window', () => {
  const left = { x: 0, y: 24, width: 1920, height: 1056 }
  const right = { x: 1920, y: 0, width: 2560, height: 1440 }
  const small = { x: 0, y: 0, width: 1366, height: 728 }
  const inside = (a: typeof left, b: typeof left) =>
    a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height

  it('N3 opens in the middle of the first display when it never was anywhere', () => {
    expect(boundsOn(null, [left, right])).toEqual({ x: 320, y: 152, width: 1280, height: 800 })
  })

  it('N3 comes back where it was', () => {
    const kept = { x: 2100, y: 100, width: 1400, height: 900 }
    expect(boundsOn(kept, [left, right])).toEqual(kept)
  })

  it('N3 comes back onto the first display when the one that it was on has gone, in its size', () => {
    const back = boundsOn({ x: 2100, y: 100, width: 1400, height: 900 }, [left])
    expect(back).toMatchObject({ width: 1400, height: 900 })
    expect(inside(back, left)).toBe(true)
  })

  it.each([
    ['above the edge', { x: 100, y: -500, width: 1280, height: 800 }],
    ['with a corner in sight only', { x: 1900, y: 1050, width: 1280, height: 800 }],
    ['far away', { x: -32_000, y: -32_000, width: 1280, height: 800 }],
    ['larger than the display', { x: 0, y: 0, width: 9_000, height: 9_000 }],
    ['smaller than the views', { x: 10, y: 30, width: 1, height: 1 }],
    ['half outside', { x: 1000, y: 500, width: 1280, height: 800 }],
  ])('N3 is wholly in sight when it was %s', (_name, kept) => {
    for (const areas of [[left], [small], [small, right]]) {
      const back = boundsOn(kept, areas)
      expect(areas.some((area) => inside(back, area))).toBe(true)
      expect(canBeHeld(back, areas)).toBe(true)
      expect(back.width).toBeGreaterThanOrEqual(1000)
      expect(back.height).toBeGreaterThanOrEqual(680)
    }
  })

  it('N3 fits a display that is smaller than the views ask for', () => {
    const tiny = { x: 0, y: 0, width: 800, height: 560 }
    expect(boundsOn({ x: 0, y: 0, width: 1280, height: 800 }, [tiny])).toEqual(tiny)
    expect(smallestOn(tiny)).toEqual({ width: 800, height: 560 })
  })
})

describe('N2 beside the clock', () => {
  it('N2 no window opens where the computer started Keyward and it has a place there', () => {
    expect(isHiddenStart(['keyward', '--hidden'], false, 'on')).toBe(true)
    expect(isHiddenStart(['keyward'], true, 'on')).toBe(true)
    expect(isHiddenStart(['keyward'], false, 'on')).toBe(false)
    // without that place nobody could get it back
    expect(isHiddenStart(['keyward', '--hidden'], true, 'off')).toBe(false)
    expect(isHiddenStart(['keyward', '--hidden'], true, 'unasked')).toBe(false)
  })

  it('K1 no window opens where a tool started Keyward, whatever else started it', () => {
    for (const tray of ['on', 'off', 'unasked'] as const)
      expect(isHiddenStart(['keyward', '--for-tool'], false, tray)).toBe(true)
    expect(isHiddenStart(['keyward', 'for-tool', '--for-tools'], false, 'off')).toBe(false)
  })

  it('K1 a Keyward that a tool started ends where nobody has seen it and no tool asks for five minutes', () => {
    vi.useFakeTimers()
    try {
      let ended = 0
      let isSeen = false
      const begin = () => endUnseen({ isUnseen: () => !isSeen, end: () => void (ended += 1) })
      const asked = begin()
      vi.advanceTimersByTime(UNSEEN_FOR - 1)
      asked.asked()
      vi.advanceTimersByTime(UNSEEN_FOR - 1)
      expect(ended).toBe(0)
      vi.advanceTimersByTime(1)
      expect(ended).toBe(1)
      // a window that was shown once is closed by the person, and a place beside the clock keeps it
      const shown = begin()
      shown.seen()
      shown.asked()
      vi.advanceTimersByTime(UNSEEN_FOR * 3)
      begin()
      isSeen = true
      vi.advanceTimersByTime(UNSEEN_FOR * 3)
      expect(ended).toBe(1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('N2 the words and the number say how many, and never of whom', () => {
    expect([0, 1, 12].map(trayWords)).toEqual(['No reminders', '1 reminder', '12 reminders'])
    for (const kind of REMINDER_KINDS) {
      expect(reminderWords(kind, 1)).toMatch(/\bone\b/iu)
      expect(reminderWords(kind, 12)).toContain('12')
    }
    const pictures = [1, 2, 9, 10, 99].map((amount) => badgePicture(amount).toString('hex'))
    expect(new Set(pictures).size).toBe(4) // ten and more are "9+"
    expect(badgePicture(3)).toHaveLength(32 * 32 * 4)
    expect(badgePicture(3).at(3)).toBe(0) // the corner is clear
  })

  it.each([
    [['/usr/bin/keyward', '--hidden'], '"/usr/bin/keyward" "--hidden"'],
    [['/opt/Key ward/keyward'], '"/opt/Key ward/keyward"'],
    [['/opt/a"b$c`d\\e%f'], String.raw`"/opt/a\\"b\\$c\\` + '`' + String.raw`d\\\\e%%f"`],
  ])('N2 what starts with the computer is quoted as the desktop reads it: %j', (command, exec) => {
    const entry = autostartEntry(command)
    expect(entry).toContain(`\nExec=${exec}\n`)
    expect(isAutostartOn(entry)).toBe(true)
    expect(isAutostartOn(entry.replace('enabled=true', 'enabled=false'))).toBe(false)
    expect(isAutostartOn(`${entry}Hidden=true\n`)).toBe(false)
    expect(isAutostartOn('')).toBe(false)
  })
})

describe('N5 files among arguments', () => {
  it('N5 are those that are there; flags, addresses and this build are none', () => {
    const here = import.meta.dirname
    expect(
      filesIn(
        [
          '--hidden',
          'shell.test.ts',
          here,
          'keyward://handover#1.a',
          'https://a/shell.test.ts',
          'none.age',
          '',
        ],
        here,
        [],
      ),
    ).toEqual([`${here}/shell.test.ts`])
    expect(filesIn([`${here}/shell.test.ts`], '/', [`${here}/shell.test.ts`])).toEqual([])
    expect(
      filesIn(
        Array.from({ length: 100 }, () => 'shell.test.ts'),
        here,
        [],
      ),
    ).toHaveLength(20)
  })
})
