/** What the kinds of files that Keyward saves and opens are called. */
const KINDS: Readonly<Record<string, string>> = {
  '1pux': '1Password export',
  age: 'Sealed file (age)',
  csv: 'Table (CSV)',
  html: 'Web page',
  ics: 'Calendar',
  json: 'JSON file',
  kdbx: 'KeePass database',
  'keyward-backup': 'Keyward backup',
  pdf: 'PDF document',
}

/** The name of a file dialog's filter, for one extension or several. */
export const kindOfFile = (extensions: readonly string[]): string => {
  const names = extensions.map(
    (extension) => KINDS[extension.toLowerCase()] ?? `${extension.toUpperCase()} file`,
  )
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}
