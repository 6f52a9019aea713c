import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import type { Message } from '../../app/message.ts'

const NOTHING_STORED = 'Nothing was stored.'

/** Why a file was not read, or nothing of it was stored. */
export const IMPORT_REFUSED = {
  empty: { what: 'That file is empty.', next: 'Export it again, then choose the new one.' },
  tooLarge: {
    what: 'That file is larger than 64 MB.',
    next: `${NOTHING_STORED} Export only the folder with the Xero apps; from KeePass, save a copy without attachments.`,
  },
  unknownFormat: {
    what: 'Keyward does not know this kind of file.',
    next: 'It reads .json (Bitwarden, Enpass, Keeper, Proton Pass), 1Password’s .1pux, KeePass’s .kdbx and .xml, and .csv from any program.',
  },
  notAnExport: {
    what: 'This is not an export of a password manager that Keyward knows.',
    next: `${NOTHING_STORED} If it came from a password manager, export it there as CSV, and choose that.`,
  },
  accountRestricted: {
    what: 'Only the Bitwarden account that made this file can open it.',
    next: 'Export again in Bitwarden: choose “Password protected”, or .json without encryption.',
  },
  oldKeePass: {
    what: 'This KeePass file is of an old version.',
    next: 'Open it in KeePass or KeePassXC, and save it as KDBX 4.',
  },
  newer: {
    what: 'This file is of a newer version than Keyward knows.',
    next: `${NOTHING_STORED} Bring Keyward up to date, or export in an older version.`,
  },
  damaged: {
    what: 'This file has been altered, or a part of it is missing.',
    next: `${NOTHING_STORED} Export it again, then choose the new one.`,
  },
  unpacksTooLarge: {
    what: 'This file unpacks to more than any genuine export holds.',
    next: `${NOTHING_STORED} Export it again without attachments; if it came from somebody else, ask them.`,
  },
  tooMany: {
    what: 'There is more in this file than Keyward looks through at once.',
    next: `${NOTHING_STORED} Export only the folder with the Xero apps.`,
  },
  tookTooLong: {
    what: 'Reading this file took longer than Keyward waits.',
    next: `${NOTHING_STORED} Export only the folder with the Xero apps, then choose the new file.`,
  },
  isWorkbook: {
    what: 'This is a spreadsheet’s own file, not a table as text.',
    next: 'Open it in Excel, Numbers or LibreOffice, save it as CSV (UTF-8), and choose that.',
  },
  isPage: {
    what: 'This is a web page, not an export.',
    next: 'In LastPass, use Advanced options › Export and save the file as .csv; in RoboForm, File › Export › CSV. From anything else, export CSV.',
  },
  isHandover: {
    what: 'This is a sealed handover.',
    next: 'Open it under Handovers, with “Receive”.',
  },
  sealedElsewhere: {
    what: 'This export is encrypted with PGP, which Keyward does not open.',
    next: 'In Proton Pass, go to Settings › Export, choose JSON without encryption or CSV, and choose that file.',
  },
  onePif: {
    what: 'This is 1Password’s old text export (.1pif).',
    next: 'In 1Password 8, use File › Export and choose the 1PUX format.',
  },
  firefoxStore: {
    what: 'This is Firefox’s own password store, and encrypted.',
    next: 'In Firefox, open Passwords, then the menu › Export passwords, and choose that .csv file.',
  },
  archiveProtected: {
    what: 'This archive has a password of its own.',
    next: 'Unpack it first, then choose the .json, .csv or .1pux file that was in it.',
  },
  nothingInIt: { what: 'There is no entry in this file.', next: 'Check what was chosen for the export.' },
  wrongPassword: {
    what: 'That does not open it.',
    next: 'Capitals count. A KeePass file may need a key file beside its password, or without one: choose it, and try again. With a hardware key (YubiKey) it cannot be opened here; export it as XML there.',
  },
  tooCostly: {
    what: 'Opening this would take more work than Keyward allows.',
    next: `${NOTHING_STORED} Lower the file’s key derivation settings in the program it came from, and export again.`,
  },
  unknownProtection: {
    what: 'This file is protected in a way that Keyward does not know.',
    next: `${NOTHING_STORED} Export it again with the usual settings.`,
  },
  wrongColumns: {
    what: 'The columns do not say enough.',
    next: 'Choose one for the client id and another for the client secret. No column can be two things.',
  },
  nothingChosen: { what: 'Nothing is ticked.', next: 'Tick what is to become an app here.' },
  fillRefused: {
    what: 'Xero would refuse this redirect address.',
    next: 'Enter one as it stands in the developer portal: https, or http://localhost with a port.',
  },
  busy: { what: 'A file is being worked on already.', next: 'Wait until it is done, or cancel it.' },
  gone: {
    what: 'What was read from this file has been forgotten.',
    next: 'That happens after ten minutes. Choose the file again; what was stored is skipped.',
  },
  cancelled: { what: 'It was cancelled.', next: NOTHING_STORED },
} as const satisfies Record<ImportRefusal, Message>
