import { spawnSync } from 'node:child_process'

/**
 * Who opens a scheme on Linux, asked and set with xdg-settings as Electron does, with the desktop file of the app's
 * name. Electron writes no desktop file, and neither does this.
 */
export const createSchemeClient = (desktopFile: () => string) => {
  const settings = (...args: string[]) =>
    spawnSync('xdg-settings', args, {
      encoding: 'utf8',
      timeout: 10_000,
      env: { ...process.env, CHROME_DESKTOP: desktopFile() },
    })
  return {
    setAsDefaultProtocolClient: (scheme: string): boolean =>
      settings('set', 'default-url-scheme-handler', scheme, desktopFile()).status === 0,
    isDefaultProtocolClient: (scheme: string): boolean =>
      settings('check', 'default-url-scheme-handler', scheme, desktopFile()).stdout?.trim() === 'yes',
    /** Electron does nothing here on Linux. */
    removeAsDefaultProtocolClient: (): boolean => false,
  }
}
