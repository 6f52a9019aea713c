import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startDesktop, type Desktop } from './desktop.ts'
import { startParts } from './ending.ts'
import { endWithUs, killed } from './end-with-us.ts'
import { giveToPerson } from './person.ts'
import { until } from './within.ts'
import { createX, giveKeyboard, windowsInSight, type X } from './x.ts'

/** A desktop as a person sees it: a window manager with frames, a panel with a tray and a clock, notifications. */
export type Screen = {
  readonly desktop: Desktop
  /** Runs a program of X’s and answers what it says. */
  readonly x: X
  readonly keys: (...names: string[]) => void
  /** Puts the keyboard into Keyward’s window, as a click would. */
  readonly focus: () => void
  /** How many windows of Keyward’s are in sight. */
  readonly windows: () => readonly string[]
  /** Everything that is on the screen, frames and panel included. */
  readonly picture: (path: string) => void
  readonly stop: () => Promise<void>
}

const PANEL = `panel_items = TSC
panel_size = 100% 32
panel_position = bottom center horizontal
panel_background_id = 1
rounded = 0
background_color = #26282c 100
border_width = 0
rounded = 4
background_color = #3a3d43 100
border_width = 0
task_icon = 0
task_text = 1
task_maximum_size = 220 32
task_padding = 10 2
task_font = Inter 10
task_font_color = #e8e8ea 100
task_active_background_id = 2
systray_padding = 8 4 8
systray_icon_size = 22
time1_format = %H:%M
time1_font = Inter 10
clock_font_color = #e8e8ea 100
clock_padding = 12 0
`

const NOTICES = `[global]
font = Inter 11
width = 360
offset = 16x16
origin = top-right
frame_width = 1
frame_color = "#8a8d93"
separator_color = frame
padding = 14
horizontal_padding = 16
corner_radius = 6
format = "<b>%s</b>\\n%b"
markup = full
mouse_left_click = do_action, close_current
[urgency_normal]
background = "#ffffff"
foreground = "#1c1c1d"
timeout = 0
`

/** Nothing that is asked here takes longer. */
const PATIENCE = 30_000
/** So often a program of the desktop is begun again that has fallen. */
const AGAIN = 5

type Options = { readonly panel?: boolean; readonly notifications?: boolean }

/** Starts it; without a panel there is no tray, and without notifications nobody shows them. */
export const startScreen = ({ panel = true, notifications = true }: Options = {}): Promise<Screen> =>
  startParts(async (ending) => {
    const desktop = await startDesktop()
    ending.add('the desktop', desktop.stop)
    const settings = join(desktop.home, '.config')
    mkdirSync(settings, { recursive: true })
    writeFileSync(join(settings, 'panel.conf'), PANEL)
    writeFileSync(join(settings, 'notices.conf'), NOTICES)
    giveToPerson(settings)
    /** Ends with the screen; one that falls before is there again, as in anybody's session. */
    const start = (program: string, ...args: readonly string[]) => {
      const [file, ...rest] = desktop.command([program, ...args])
      let isOver = false
      const begin = (again: number): ChildProcess => {
        const child = spawn(file, rest, { env: desktop.env, stdio: 'ignore' })
        endWithUs(child)
        child.once('exit', () => {
          if (!isOver && again > 0) running = begin(again - 1)
        })
        return child
      }
      let running = begin(AGAIN)
      ending.add(program, () => {
        isOver = true
        return killed(running)
      })
    }
    const x = createX(() => desktop.env)
    start('openbox')
    await until(PATIENCE, 'the window manager', () =>
      /window id # 0x/u.test(x('xprop', '-root', '_NET_SUPPORTING_WM_CHECK')) ? true : null,
    )
    // one after the other: a panel that comes before the window manager may stay without its tray
    if (panel) {
      start('tint2', '-c', join(settings, 'panel.conf'))
      await until(PATIENCE, 'the panel', () =>
        x('xwininfo', '-root', '-tree').includes('"tint2"') ? true : null,
      )
    }
    if (notifications) start('dunst', '-conf', join(settings, 'notices.conf'))
    x('xsetroot', '-solid', '#6f7f8f')
    return {
      desktop,
      x,
      keys: (...names) => void x('xdotool', 'key', ...names),
      focus: () => giveKeyboard(x, 'windowactivate'),
      windows: () => windowsInSight(x),
      picture: (path) => void x('import', '-window', 'root', path),
      stop: ending.run,
    }
  })

/** Where the panel has put Keyward’s icon. */
export const trayIcon = (screen: Screen): { readonly x: number; readonly y: number } | null => {
  const line = screen
    .x('xwininfo', '-root', '-tree')
    .split('\n')
    .find((each) => /"electron" "Electron"/u.test(each) && / 22x22\+/u.test(each))
  const [, x, y] = /\+(-?\d+)\+(-?\d+)\s*$/u.exec(line ?? '') ?? []
  return x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) }
}
