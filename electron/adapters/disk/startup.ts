import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { done } from '../../../shared/kernel/result.ts'
import type { Startup } from '../../core/ports/startup.ts'
import { autostartEntry, isAutostartOn } from '../desktop/autostart-entry.ts'
import { diskFailure, errorCode } from './durable-file.ts'

type Options = {
  /** The program and arguments that start this Keyward; the last says that the system did. */
  readonly command: readonly [string, ...string[]]
  /** Where a Linux desktop looks for what starts with it (Desktop Application Autostart Specification). */
  readonly autostart: string
  readonly platform?: NodeJS.Platform
}

/** Starting with the computer, without a window where Keyward stays in the tray. */
export const createStartup = ({ command, autostart, platform = process.platform }: Options): Startup => {
  if (platform === 'linux') return onLinux(join(autostart, 'keyward.desktop'), command)
  if (platform !== 'win32' && platform !== 'darwin') return { read: () => null, write: () => done }
  const [path, ...args] = command
  // macOS says by itself at a start whether it was one of these
  const item = platform === 'win32' ? { path, args: [...args] } : {}
  return {
    // Windows keeps what somebody has switched off in its Task Manager apart
    read: () => {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(item)
      return openAtLogin && (platform !== 'win32' || executableWillLaunchAtLogin)
    },
    write: (isOn) => {
      app.setLoginItemSettings({ ...item, openAtLogin: isOn })
      return done
    },
  }
}

const onLinux = (path: string, command: readonly string[]): Startup => ({
  read: () => {
    try {
      return isAutostartOn(readFileSync(path, 'utf8'))
    } catch {
      return false
    }
  },
  write: (isOn) => {
    try {
      if (isOn) {
        mkdirSync(join(path, '..'), { recursive: true })
        writeFileSync(path, autostartEntry(command))
      } else rmSync(path)
      return done
    } catch (error) {
      return !isOn && errorCode(error) === 'ENOENT' ? done : diskFailure(error)
    }
  },
})
