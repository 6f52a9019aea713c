/** How Linux is told which program opens `keyward://` (Desktop Entry Specification; shared MIME-info). */

/**
 * A script that starts `command` with the link. xdg-open reads no quotes in an `Exec` line, so the line names a
 * script; the browser that hands a link over may live in other surroundings, so every variable is set anew
 * (`undefined` unsets it); and it lets go of what it started, as desktops do. Output goes beside the script.
 */
export const handlerScript = (command: readonly string[], variables: NodeJS.ProcessEnv): string => {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  const lines = Object.entries(variables).map(([name, value]) =>
    value === undefined ? `unset ${name}` : `export ${name}=${quote(value)}`,
  )
  const started = `setsid ${command.map(quote).join(' ')} "$@" < /dev/null >> "$0.log" 2>&1 &`
  return `#!/bin/sh\n${lines.join('\n')}\n${started}\n`
}

/** The entry itself; its file's name must be `desktopName` of package.json. */
export const desktopEntry = (script: string): string => `[Desktop Entry]
Type=Application
Name=Keyward
Exec=${script.includes(' ') ? `"${script}"` : script} %u
MimeType=x-scheme-handler/keyward;
NoDisplay=true
StartupNotify=false
`
