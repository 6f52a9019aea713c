import { AUTOSTART_COMMENT } from './words.ts'

/** A desktop entry that starts a command when the person signs in (Desktop Entry Specification 1.5). */
export const autostartEntry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Keyward',
    `Comment=${AUTOSTART_COMMENT}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=keyward',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')

/** Whether an entry still starts anything; desktops switch it off by a line of their own. */
export const isAutostartOn = (entry: string): boolean =>
  /^Exec=/mu.test(entry) && !/^(?:Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/mu.test(entry)

/** Quoted as the `Exec` key wants it, and then as any string in the file. */
const quoted = (argument: string): string =>
  `"${argument.replaceAll(/["`$\\]/gu, String.raw`\$&`)}"`
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('%', '%%')
